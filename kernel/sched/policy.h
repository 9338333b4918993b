/* SPDX-License-Identifier: MIT */
/* A scheduling policy: who of the runnable threads of one CPU runs next, and
 * for how long.  One file a policy; all functions are called with the run
 * queue's lock held. */
#pragma once

#include <stdint.h>

#include "kernel/sched/thread.h"

#define RQ_BYTES 64

struct policy {
	const char *name;
	void (*init)(void *rq);                         /* rq: RQ_BYTES of the policy's own */
	void (*enqueue)(void *rq, struct thread *t);    /* t became runnable */
	void (*dequeue)(void *rq, struct thread *t);    /* t is taken away (migration) */
	struct thread *(*pick)(void *rq);               /* removes and returns the next, or NULL */
	/* One that may run on `cpu`, for a CPU with nothing to do; not removed. */
	struct thread *(*steal)(void *rq, unsigned int cpu);
	int64_t (*slice)(struct thread *t);             /* ns it may run before others get a turn */
};

extern const struct policy policy_round_robin;
