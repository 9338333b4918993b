/* SPDX-License-Identifier: MIT */
/* Strict priority: the most urgent runs; who is less urgent waits, for ever if need be.
 *
 * Yours to write: this lab's handout and kernel/sched/policy.h say what each function does.  What is
 * here compiles and keeps no promise: nobody is ever picked. */
#include "kernel/abi/sched.h"
#include "kernel/sched/policy.h"

struct priority {
	/* Who is runnable?  One of these for each CPU, zeroed at the beginning. */
	struct list threads;
};
_Static_assert(sizeof(struct priority) <= RQ_BYTES, "fits in a run queue");

static void
init(void *rq)
{
	struct priority *p = rq;

	list_init(&p->threads);
}

/* t is runnable from now on; `why` says where among its equals it goes. */
static void
enqueue(void *rq, struct thread *t, enum queue_why why)
{
}

/* t is taken out: for another CPU, or because its priority will change. */
static void
dequeue(void *rq, struct thread *t)
{
}

/* Takes out who runs next, or NULL if there is nobody. */
static struct thread *
pick(void *rq)
{
	return NULL;
}

/* How long t may run before its equals: QUANTUM_NS, REALTIME_RR_NS, INT64_MAX. */
static int64_t
quantum(const struct thread *t)
{
	return QUANTUM_NS;
}

const struct policy policy_priority = {
	.name = "prio",
	.init = init,
	.enqueue = enqueue,
	.dequeue = dequeue,
	.pick = pick,
	.quantum = quantum,
};
