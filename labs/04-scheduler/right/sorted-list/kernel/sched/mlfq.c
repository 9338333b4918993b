/* SPDX-License-Identifier: MIT */
/* Multi-level feedback as one list, sorted by level.  A lift only counts: a level from before it is 0,
 * so the list stays sorted as it is. */
#include "kernel/sched/policy.h"

#define LEVELS 6
#define TOP_NS 2000000
#define BOOST_NS 100000000

struct sorted {
	struct list list;
	int64_t ran;
	uint64_t lifts;
};
_Static_assert(sizeof(struct sorted) <= RQ_BYTES, "fits in a run queue");

struct place {
	uint64_t level, lifts; /* the level, and how many lifts there had been */
};
_Static_assert(sizeof(struct place) <= sizeof ((struct thread *)0)->mlfq_own, "fits in a thread");

static struct place *
place(const struct thread *t)
{
	return (struct place *)t->mlfq_own;
}

static uint64_t
level(const struct sorted *s, const struct thread *t)
{
	return place(t)->lifts == s->lifts ? place(t)->level : 0;
}

static void
init(void *rq)
{
	list_init(&((struct sorted *)rq)->list);
}

static void
enqueue(void *rq, struct thread *t, enum queue_why why)
{
	struct sorted *s = rq;
	uint64_t mine = level(s, t);
	struct thread *other;

	if (place(t)->lifts != s->lifts)
		t->used = 0;
	*place(t) = (struct place){ mine, s->lifts };
	list_for_each(other, &s->list, rq_link)
		if (why == QUEUE_RESUMED ? level(s, other) >= mine : level(s, other) > mine)
			break;
	list_insert_before(&other->rq_link, &t->rq_link);
}

static void
dequeue(void *rq, struct thread *t)
{
	list_remove(&t->rq_link);
}

static struct thread *
pick(void *rq)
{
	struct sorted *s = rq;
	struct list_node *n = list_pop_front(&s->list);
	struct thread *t = container_of(n, struct thread, rq_link);

	if (n == NULL)
		return NULL;
	if (s->ran >= BOOST_NS) {
		s->ran = 0;
		s->lifts++;
	}
	if (place(t)->lifts != s->lifts)
		t->used = 0;
	*place(t) = (struct place){ level(s, t), s->lifts };
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
	((struct sorted *)rq)->ran += ns;
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
