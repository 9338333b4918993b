/* SPDX-License-Identifier: MIT */
/* What is told of deadlocks: to the program's stderr, the log, /proc/deadlocks, and
 * one line on the control port. */
#pragma once

#include "kernel/sched/thread.h"

/* A thread that waits, and one that could end that, or NULL. */
struct edge {
	struct thread *from, *to;
};

/* n threads that wait for each other in this order, the last for the first; or (not a
 * cycle) that nobody is left to wake.  Then m that depend on them.  May sleep. */
void deadlocks_report(const struct edge *e, unsigned int n, unsigned int m, bool cycle);
/* One lock was taken while another was held: where first, and by whom. */
struct lock_pair {
	uint64_t held, taken, place;
	uint32_t tid;
};
/* The current thread closes a circle: pairs that lead back were seen before, the first
 * of which is `before`.  May sleep. */
void deadlocks_warn(const struct lock_pair *now, const struct lock_pair *before);
/* Nothing can happen any more in w: every thread and what it waits for. */
void deadlocks_all_wait(struct world *w);
void deadlocks_init(void);
