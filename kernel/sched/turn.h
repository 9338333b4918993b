/* SPDX-License-Identifier: MIT */
/* Domains: worlds in which one thread runs at a time.
 *
 *      the holder     runs as any thread does, on any CPU; interrupts, page faults
 *                     and what others do beside never take its turn
 *      who is ready   is RUNNABLE and in no run queue until it is given the turn
 *
 * The turn passes at points only: where a system call begins, and where the
 * holder would sleep for something of the domain.  There a strategy (lib/explore)
 * chooses among those who are ready.  The domain's clock moves a little at each
 * point, and when nobody is ready to the next timer.  So what happens in a domain
 * is a function of program, arguments, strategy and seed.
 *
 *      holder                        the other
 *      turn_pass: chooses it         ready, in no queue
 *      thread_grant                  queued, runs
 *      schedule()                    may even wake the first again, which then
 *                                    is ready and does not run before it is given
 *                                    the turn, though it may still be on its CPU */
#pragma once

#include "kernel/abi/schedule.h"
#include "kernel/base/world.h"
#include "kernel/sched/timer.h"

struct thread;
struct turn;

void turn_init(void);
/* Before the first thread of w begins: w is a domain under that schedule, which stays the
 * caller's and lives as long.  -ENOMEM. */
int turn_begin(struct world *w, struct heddle_schedule *s);
/* Likewise w is one again: all of its threads sleep, and outside of it nobody knows them. */
void turn_again(struct world *w, struct heddle_schedule *s);
/* How far a domain is in which there was nothing to choose yet. */
struct turn_state {
	int64_t now;
	uint32_t points, switches;
};
/* False: there was, or a timer runs. */
bool turn_save(struct world *w, struct turn_state *out);
void turn_restore(struct world *w, const struct turn_state *from);
/* Its threads are stuck, or had all their points; w's end ends them. */
bool turn_over(struct world *w);
extern void (*turn_over_hook)(struct world *w);

#define POINT_NS 1000 /* what a point adds to the domain's clock */

static inline struct turn *
turn_of(const struct world *w)
{
	return w->slot[WORLD_TURN];
}

/* For the scheduler, of a thread of a domain that became runnable: must it wait for its turn? */
bool turn_keeps(struct thread *t);
/* It is not its turn (any more). */
bool turn_is_anothers(const struct thread *t);
/* The current thread is about to sleep; it ends. */
void turn_pass(void);
/* A point of the current thread, which is in a domain; it may go on.  yields: it offers its turn.  May fault. */
void turn_point(bool yields);
/* The current thread is about to sleep, at most until t, which wakes it, and whose end
 * the strategy may choose at any point. */
void turn_timeout(struct timer *t);
/* That thread goes back to user mode: sets its countdown (abi/heddle.h).  May fault. */
void turn_let_go(void);
/* enum heddle_schedule_flags; 0: w is no domain. */
uint32_t turn_flags(struct world *w);
/* A step of the current thread, which is in a domain. */
void turn_note(const struct heddle_note *n);
/* w, a domain, has passed no point for so long that it is over. */
void turn_silent(struct world *w);
/* The current thread's domain is over, since a data race happened. */
void turn_raced(const struct heddle_race *race);
/* It tells of what is no failure. */
void turn_told(const struct heddle_told *told);

/* The domain's clock, and timers by it. */
int64_t turn_now(const struct turn *r);
/* With the points that the current thread, which is in a domain, has counted by itself.  May fault. */
int64_t turn_now_counted(void);
/* At a switch: in a domain user mode's rdtsc traps, to be told that clock (proc/fault.c). */
void turn_load_clock(const struct thread *next);
void turn_timer_start(struct turn *r, struct timer *t, int64_t deadline);
bool turn_timer_stop(struct turn *r, struct timer *t);
