/* SPDX-License-Identifier: MIT */
/* Multi-level feedback: a thread shows by what it does where it belongs.
 *
 *   - the highest level that is not empty runs; equals take turns
 *   - who starts is at the top, with a short quantum
 *   - who has used up the quantum of its level, in one go or in many, sinks by
 *     one; a lower level has twice the quantum
 *   - after every BOOST_NS of their work all are lifted to the top: nobody
 *     starves, and who changes its ways is seen anew
 *
 * Lifting appends whole lists and counts an epoch; a thread that was not in a
 * list then learns from its epoch.  All operations O(1). */
#include "kernel/sched/policy.h"

#define LEVELS 6
#define TOP_NS 2000000
#define BOOST_NS 100000000

struct place { /* a thread's */
	uint32_t level, epoch;
};
_Static_assert(sizeof(struct place) <= sizeof ((struct thread *)0)->mlfq_own, "fits in a thread");

struct mlfq {
	struct list threads[LEVELS];
	int64_t ran; /* since the last boost */
	uint32_t epoch;
};
_Static_assert(sizeof(struct mlfq) <= RQ_BYTES, "fits in a run queue");

static void
init(void *rq)
{
	struct mlfq *m = rq;

	for (int i = 0; i < LEVELS; i++)
		list_init(&m->threads[i]);
}

static struct place *
place(const struct thread *t)
{
	return (struct place *)t->mlfq_own;
}

/* t's level, 0 if the last boost passed it by. */
/* Who was lifted begins a turn of 2 ms, not what is left of one of 64. */
static void
refresh(const struct mlfq *m, struct thread *t)
{
	if (place(t)->epoch == m->epoch)
		return;
	*place(t) = (struct place){ .epoch = m->epoch };
	t->used = 0;
}

static void
enqueue(void *rq, struct thread *t, enum queue_why why)
{
	struct mlfq *m = rq;
	struct list *threads;

	refresh(m, t);
	threads = &m->threads[place(t)->level];
	if (why == QUEUE_RESUMED)
		list_push_front(threads, &t->rq_link);
	else
		list_push_back(threads, &t->rq_link);
}

static void
dequeue(void *rq, struct thread *t)
{
	list_remove(&t->rq_link);
}

static void
boost(struct mlfq *m)
{
	if (m->ran < BOOST_NS)
		return;
	m->ran = 0;
	m->epoch++;
	for (int i = 1; i < LEVELS; i++)
		list_append_all(&m->threads[0], &m->threads[i]);
}

static struct thread *
pick(void *rq)
{
	struct mlfq *m = rq;

	boost(m);
	for (int i = 0; i < LEVELS; i++) {
		struct list_node *n = list_pop_front(&m->threads[i]);

		if (n != NULL) {
			refresh(m, container_of(n, struct thread, rq_link));
			return container_of(n, struct thread, rq_link);
		}
	}
	return NULL;
}

static int64_t
quantum(const struct thread *t)
{
	return (int64_t)TOP_NS << place(t)->level;
}

static void
charge(void *rq, struct thread *t, int64_t ns, bool spent)
{
	((struct mlfq *)rq)->ran += ns;
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
