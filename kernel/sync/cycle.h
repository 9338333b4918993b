/* SPDX-License-Identifier: MIT */
/* Is there a circle in the wait-for graph (kernel/sync/deadlock.h)?  Lab 08 rewrites cycle.c. */
#pragma once

#include "kernel/sched/thread.h"

/* t, the current thread, has announced its wait.  If all threads of a circle through t
 * wait at one moment, hands them to deadlock_cycle_hook in their order, with references
 * that stay the caller's.  May sleep; holds no lock. */
void cycle_report(struct thread *t);
