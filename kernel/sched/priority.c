/* SPDX-License-Identifier: MIT */
/* Strict priority: the most urgent runs; who is less urgent waits, for ever if
 * need be.  Equals take turns, but for SCHED_FIFO, which runs until it blocks or
 * yields.  One list a priority and a bit map of the lists that are not empty:
 * all operations O(1). */
#include "kernel/abi/sched.h"
#include "kernel/sched/policy.h"

struct priority {
	uint64_t map[(PRIO_COUNT + 63) / 64];
	struct list threads[PRIO_COUNT];
};
_Static_assert(sizeof(struct priority) <= RQ_BYTES, "fits in a run queue");

static void
init(void *rq)
{
	struct priority *p = rq;

	for (int i = 0; i < PRIO_COUNT; i++)
		list_init(&p->threads[i]);
}

/* Boosted by one that waits for it, a thread runs as SCHED_FIFO does. */
static bool
is_fifo(const struct thread *t)
{
	return t->prio < PRIO_DEFAULT && t->sched_policy != SCHED_RR;
}

static void
enqueue(void *rq, struct thread *t, enum queue_why why)
{
	struct priority *p = rq;

	if (why == QUEUE_RESUMED || (why == QUEUE_ROTATED && is_fifo(t)))
		list_push_front(&p->threads[t->prio], &t->rq_link);
	else
		list_push_back(&p->threads[t->prio], &t->rq_link);
	p->map[t->prio / 64] |= 1ull << t->prio % 64;
}

static void
dequeue(void *rq, struct thread *t)
{
	struct priority *p = rq;

	list_remove(&t->rq_link);
	if (list_is_empty(&p->threads[t->prio]))
		p->map[t->prio / 64] &= ~(1ull << t->prio % 64);
}

static struct thread *
pick(void *rq)
{
	struct priority *p = rq;
	unsigned int word = 0;
	struct thread *t;

	while (word < sizeof p->map / sizeof p->map[0] && p->map[word] == 0)
		word++;
	if (word == sizeof p->map / sizeof p->map[0])
		return NULL;
	t = list_first(&p->threads[word * 64 + (unsigned int)__builtin_ctzll(p->map[word])],
		       struct thread, rq_link);
	dequeue(rq, t);
	return t;
}

static int64_t
quantum(const struct thread *t)
{
	if (t->prio >= PRIO_DEFAULT)
		return QUANTUM_NS;
	return is_fifo(t) ? INT64_MAX : REALTIME_RR_NS;
}

static bool
preempts(const struct thread *t, const struct thread *running)
{
	return t->prio < running->prio;
}

const struct policy policy_priority = {
	.name = "prio",
	.init = init,
	.enqueue = enqueue,
	.dequeue = dequeue,
	.pick = pick,
	.quantum = quantum,
	.preempts = preempts,
};
