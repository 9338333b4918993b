/* SPDX-License-Identifier: MIT */
/* Strict priority with plain arrays: for each urgency a ring of its own, closed through the
 * thread that came last, whose successor is the first; no map, so a pick looks at all of them. */
#include "kernel/abi/sched.h"
#include "kernel/sched/policy.h"

struct rings {
	struct list_node *last[PRIO_COUNT]; /* NULL: nobody */
};
_Static_assert(sizeof(struct rings) <= RQ_BYTES, "fits in a run queue");

static void
init(void *rq)
{
	struct rings *r = rq;

	for (int i = 0; i < PRIO_COUNT; i++)
		r->last[i] = NULL;
}

static bool
runs_to_its_end(const struct thread *t)
{
	return t->prio < PRIO_DEFAULT && t->sched_policy != SCHED_RR;
}

static void
enqueue(void *rq, struct thread *t, enum queue_why why)
{
	struct list_node **last = &((struct rings *)rq)->last[t->prio], *me = &t->rq_link;
	bool first = why == QUEUE_RESUMED || (why == QUEUE_ROTATED && runs_to_its_end(t));

	if (*last == NULL) {
		list_node_init(me);
		*last = me;
		return;
	}
	list_insert_before((*last)->next, me); /* between the last and the first */
	if (!first)
		*last = me;
}

static void
dequeue(void *rq, struct thread *t)
{
	struct list_node **last = &((struct rings *)rq)->last[t->prio], *me = &t->rq_link;

	if (me->next == me)
		*last = NULL;
	else if (*last == me)
		*last = me->prev;
	list_remove(me);
}

static struct thread *
pick(void *rq)
{
	struct rings *r = rq;

	for (int i = 0; i < PRIO_COUNT; i++)
		if (r->last[i] != NULL) {
			struct thread *t = container_of(r->last[i]->next, struct thread, rq_link);

			dequeue(rq, t);
			return t;
		}
	return NULL;
}

static int64_t
quantum(const struct thread *t)
{
	return t->prio >= PRIO_DEFAULT ? QUANTUM_NS : runs_to_its_end(t) ? INT64_MAX : REALTIME_RR_NS;
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
