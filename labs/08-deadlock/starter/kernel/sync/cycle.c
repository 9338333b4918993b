/* SPDX-License-Identifier: MIT */
/*
 * Who waits for whom, and does that close a circle?  Contract in kernel/sync/cycle.h; the edges are those of
 * kernel/sync/deadlock.h.
 *
 * Yours to write.  What is here compiles and keeps no promise: no circle is ever found.
 */
#include "kernel/sync/cycle.h"

#include "kernel/sync/deadlock.h"

/* t is about to wait for ever and has announced it (deadlock_waits, deadlock_holder tell).  If threads wait for each
 * other in a circle through t, all of them at one moment: deadlock_cycle_hook(threads, n), in order. */
void
cycle_report(struct thread *t)
{
	(void)t;
}
