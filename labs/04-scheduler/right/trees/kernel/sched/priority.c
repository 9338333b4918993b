/* SPDX-License-Identifier: MIT */
/* Strict priority as one heap: by urgency, and among equals by a number that is drawn upwards for
 * who goes to the back and downwards for who goes to the front. */
#include "kernel/abi/sched.h"
#include "kernel/sched/policy.h"

struct tree {
	struct heap threads;
	int64_t back, front;
};
_Static_assert(sizeof(struct tree) <= RQ_BYTES, "fits in a run queue");

struct ticket {
	int64_t number;
	int64_t prio; /* that it was put in with */
};
_Static_assert(sizeof(struct ticket) <= sizeof ((struct thread *)0)->prio_own, "fits in a thread");

static struct ticket *
ticket(const struct thread *t)
{
	return (struct ticket *)t->prio_own;
}

static bool
before(const struct heap_node *a, const struct heap_node *b)
{
	const struct ticket *x = ticket(container_of(a, struct thread, rq_node));
	const struct ticket *y = ticket(container_of(b, struct thread, rq_node));

	return x->prio != y->prio ? x->prio < y->prio : x->number < y->number;
}

static void
init(void *rq)
{
	heap_init(&((struct tree *)rq)->threads, before);
}

static bool
has_turns(const struct thread *t)
{
	return t->prio >= PRIO_DEFAULT || t->sched_policy == SCHED_RR;
}

static void
enqueue(void *rq, struct thread *t, enum queue_why why)
{
	struct tree *tree = rq;
	bool front = why == QUEUE_RESUMED || (why == QUEUE_ROTATED && !has_turns(t));

	*ticket(t) = (struct ticket){ front ? --tree->front : ++tree->back, t->prio };
	heap_insert(&tree->threads, &t->rq_node);
}

static void
dequeue(void *rq, struct thread *t)
{
	heap_remove(&((struct tree *)rq)->threads, &t->rq_node);
}

static struct thread *
pick(void *rq)
{
	struct heap_node *n = heap_pop(&((struct tree *)rq)->threads);

	return n == NULL ? NULL : container_of(n, struct thread, rq_node);
}

static int64_t
quantum(const struct thread *t)
{
	return !has_turns(t) ? INT64_MAX : t->prio < PRIO_DEFAULT ? REALTIME_RR_NS : QUANTUM_NS;
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
