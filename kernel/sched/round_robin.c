/* SPDX-License-Identifier: MIT */
/* Round robin: first come, first served, a slice each.  All operations O(1). */
#include "kernel/sched/policy.h"
#include "lib/base/list.h"

#define SLICE_NS 10000000 /* one tick of 10 ms */

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
enqueue(void *rq, struct thread *t)
{
	list_push_back(&((struct round_robin *)rq)->threads, &t->rq_link);
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

static struct thread *
steal(void *rq, unsigned int cpu)
{
	struct thread *t;

	list_for_each(t, &((struct round_robin *)rq)->threads, rq_link)
		if (t->affinity & 1ull << cpu)
			return t;
	return NULL;
}

static int64_t
slice(struct thread *t)
{
	return SLICE_NS;
}

const struct policy policy_round_robin = {
	.name = "rr",
	.init = init,
	.enqueue = enqueue,
	.dequeue = dequeue,
	.pick = pick,
	.steal = steal,
	.slice = slice,
};
