/* SPDX-License-Identifier: MIT */
/* A scheduling policy: who of the runnable threads of one class on one CPU runs
 * next, and for how long.  One file a policy; all functions are called with the
 * run queue's lock held.  `rq` is RQ_BYTES of the policy's own.
 *
 * A CPU has three queues, and looks into one only when those before it are
 * empty: real-time (policy_priority), default (`sched=rr|prio|mlfq|stride` on
 * the kernel's command line), idle (policy_round_robin).  t->prio, the priority
 * in force, says which queue is t's. */
#pragma once

#include <stdint.h>

#include "kernel/sched/thread.h"

#define RQ_BYTES 2560
#define QUANTUM_NS 10000000       /* of who has no reason for another */
#define REALTIME_RR_NS 100000000  /* SCHED_RR, as Linux */

enum queue_why {
	QUEUE_WOKEN,   /* it was blocked, or is new */
	QUEUE_YIELDED,
	QUEUE_ROTATED, /* its turn is over */
	QUEUE_RESUMED, /* another came before it; its turn goes on later */
	QUEUE_MOVED,   /* after dequeue: it comes from another CPU or priority */
};

struct policy {
	const char *name;
	void (*init)(void *rq);
	void (*enqueue)(void *rq, struct thread *t, enum queue_why why);
	void (*dequeue)(void *rq, struct thread *t);    /* t is taken away */
	struct thread *(*pick)(void *rq);               /* removes and returns the next, or NULL */
	/* ns it may run before others get a turn.  t->used of them are used; a policy that gives t a smaller
	 * quantum meanwhile sets that to 0, or t has nothing left. */
	int64_t (*quantum)(const struct thread *t);
	/* t, not queued, has run; `spent`: its quantum is used up.  May be NULL. */
	void (*charge)(void *rq, struct thread *t, int64_t ns, bool spent);
	/* Does t, now queued, take the CPU from `running`?  NULL: never. */
	bool (*preempts)(const struct thread *t, const struct thread *running);
};

extern const struct policy policy_round_robin, policy_priority, policy_mlfq, policy_stride;
