/* SPDX-License-Identifier: MIT */
/* Multi-level feedback without a common lift: each thread notes how much had been computed when it
 * came.  The first of each level is the one that waits longest there; if that has been for too long,
 * it comes first, and on top. */
#include "kernel/sched/policy.h"

#define LEVELS 6
#define TOP_NS 2000000
#define PATIENCE_NS 60000000

struct levels {
	struct list threads[LEVELS];
	uint64_t computed;
};
_Static_assert(sizeof(struct levels) <= RQ_BYTES, "fits in a run queue");

struct place {
	uint64_t level, since; /* what was computed when it came, or was taken out: how long it has waited */
};
_Static_assert(sizeof(struct place) <= sizeof ((struct thread *)0)->mlfq_own, "fits in a thread");

static struct place *
place(const struct thread *t)
{
	return (struct place *)t->mlfq_own;
}

static void
init(void *rq)
{
	struct levels *l = rq;

	l->computed = 0;
	for (int i = 0; i < LEVELS; i++)
		list_init(&l->threads[i]);
}

/* Who comes from elsewhere has waited there: it brings how long, and goes before those who have not. */
static void
enqueue(void *rq, struct thread *t, enum queue_why why)
{
	struct levels *l = rq;
	struct list *threads = &l->threads[place(t)->level];

	place(t)->since = why == QUEUE_MOVED ? l->computed - place(t)->since : l->computed;
	if (why == QUEUE_RESUMED || why == QUEUE_MOVED)
		list_push_front(threads, &t->rq_link);
	else
		list_push_back(threads, &t->rq_link);
}

static void
dequeue(void *rq, struct thread *t)
{
	list_remove(&t->rq_link);
	place(t)->since = ((struct levels *)rq)->computed - place(t)->since;
}

static struct thread *
pick(void *rq)
{
	struct levels *l = rq;
	struct thread *t = NULL;

	for (int i = LEVELS - 1; i >= 0; i--) {
		struct thread *first = list_first(&l->threads[i], struct thread, rq_link);

		if (list_is_empty(&l->threads[i]))
			continue;
		t = first;
		if (l->computed - place(t)->since < PATIENCE_NS)
			continue;
		place(t)->level = 0;
		t->used = 0;
		break;
	}
	if (t != NULL)
		dequeue(rq, t);
	return t;
}

static int64_t
quantum(const struct thread *t)
{
	return (int64_t)TOP_NS << place(t)->level;
}

static void
charge(void *rq, struct thread *t, int64_t ns, bool spent)
{
	((struct levels *)rq)->computed += (uint64_t)ns;
	if (spent && place(t)->level < LEVELS - 1)
		place(t)->level++;
}

static bool
preempts(const struct thread *t, const struct thread *running)
{
	return place(t)->level < place(running)->level;
}

const struct policy policy_mlfq = {
	.name = "mlfq",
	.init = init,
	.enqueue = enqueue,
	.dequeue = dequeue,
	.pick = pick,
	.quantum = quantum,
	.charge = charge,
	.preempts = preempts,
};
