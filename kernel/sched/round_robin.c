/* SPDX-License-Identifier: MIT */
/* Round robin: first come, first served, a quantum each; nice values make no
 * difference.  All operations O(1). */
#include "kernel/sched/policy.h"

struct round_robin {
	struct list threads;
};
_Static_assert(sizeof(struct round_robin) <= RQ_BYTES, "fits in a run queue");

static void
init(void *rq)
{
	list_init(&((struct round_robin *)rq)->threads);
}

static void
enqueue(void *rq, struct thread *t, enum queue_why why)
{
	struct list *threads = &((struct round_robin *)rq)->threads;

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

static struct thread *
pick(void *rq)
{
	struct list_node *n = list_pop_front(&((struct round_robin *)rq)->threads);

	return n == NULL ? NULL : container_of(n, struct thread, rq_link);
}

static int64_t
quantum(const struct thread *t)
{
	return QUANTUM_NS;
}

const struct policy policy_round_robin = {
	.name = "rr",
	.init = init,
	.enqueue = enqueue,
	.dequeue = dequeue,
	.pick = pick,
	.quantum = quantum,
};
