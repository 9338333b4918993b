/* SPDX-License-Identifier: MIT */
/* Strict priority as one sorted list: whoever comes looks for its place, whoever is first runs. */
#include "kernel/abi/sched.h"
#include "kernel/sched/policy.h"

_Static_assert(sizeof(struct list) <= RQ_BYTES, "fits in a run queue");

static void
init(void *rq)
{
	list_init(rq);
}

static bool
is_fifo(const struct thread *t)
{
	return t->prio < PRIO_DEFAULT && t->sched_policy != SCHED_RR;
}

/* Before its equals, or behind them. */
static void
enqueue(void *rq, struct thread *t, enum queue_why why)
{
	bool before = why == QUEUE_RESUMED || (why == QUEUE_ROTATED && is_fifo(t));
	struct list *list = rq;
	struct thread *other;

	list_for_each(other, list, rq_link)
		if (before ? other->prio >= t->prio : other->prio > t->prio)
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
	struct list_node *n = list_pop_front(rq);

	return n == NULL ? NULL : container_of(n, struct thread, rq_link);
}

static int64_t
quantum(const struct thread *t)
{
	if (is_fifo(t))
		return INT64_MAX;
	return t->prio < PRIO_DEFAULT ? REALTIME_RR_NS : QUANTUM_NS;
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
