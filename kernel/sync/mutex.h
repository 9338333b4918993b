/* SPDX-License-Identifier: MIT */
/* Kernel mutex: sleeps while another thread holds it.  First come, first
 * served is what happens today, not promised.  Not from interrupts, not with
 * a spinlock held; ranks (base/rank.h) are asserted. */
#pragma once

#include <stdbool.h>

#include "kernel/sched/wait.h"

struct mutex {
	struct spinlock lock;    /* guards holder */
	struct thread *holder;   /* [lock] */
	struct waitq waiters;
	enum lock_rank rank;
	const char *name;
	bool same_rank;          /* set by who orders several of one rank by a rule of its own */
};

#define MUTEX_INIT(m, r, n) \
	{ .lock = SPINLOCK_INIT(RANK_PROCESS, n), .waiters = WAITQ_INIT((m).waiters), .rank = (r), .name = (n) }
void mutex_init(struct mutex *m, enum lock_rank rank, const char *name);
void mutex_lock(struct mutex *m);
/* -EINTR if a fatal signal ends the wait; else 0 and held. */
int mutex_lock_killable(struct mutex *m);
bool mutex_trylock(struct mutex *m);
void mutex_unlock(struct mutex *m);
bool mutex_held(const struct mutex *m); /* by the current thread */
