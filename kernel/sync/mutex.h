/* SPDX-License-Identifier: MIT */
/* Kernel mutex: sleeps while another thread holds it.  The holder has at least
 * the priority of who waits (turnstile.h); the most urgent waiter comes first.
 * Not from interrupts, not with a spinlock held; ranks (base/rank.h) are asserted. */
#pragma once

#include <stdbool.h>

#include "kernel/sched/wait.h"
#include "kernel/sync/turnstile.h"

#define MUTEX_WAITERS 1

struct mutex {
	uintptr_t word;          /* atomic: the holder, MUTEX_WAITERS; see mutex.c */
	struct turnstile turnstile;
	enum lock_rank rank;
	const char *name;
	bool same_rank;          /* set by who orders several of one rank by a rule of its own */
};

#define MUTEX_INIT(m, r, n) \
	{ .turnstile = TURNSTILE_INIT((m).turnstile), .rank = (r), .name = (n) }
void mutex_init(struct mutex *m, enum lock_rank rank, const char *name);
void mutex_lock(struct mutex *m);
/* -EINTR if a fatal signal ends the wait; else 0 and held. */
int mutex_lock_killable(struct mutex *m);
void mutex_unlock(struct mutex *m);
bool mutex_held(const struct mutex *m); /* by the current thread */
