/* SPDX-License-Identifier: MIT */
/* The scheduler: run queues, switching, idling. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/sched/thread.h"

/* Makes the running boot code of this CPU its idle thread. */
void sched_init_cpu(struct thread *idle);
void sched_init(void);                           /* once, before any thread */
__attribute__((noreturn)) void sched_idle(void); /* what an idle thread does */

/* Gives up the CPU; returns when the thread runs again.  Its state says why:
 * RUNNABLE goes to the back of the queue, WAITING needs a wake, ENDED never
 * returns.  No spinlock held. */
void schedule(void);

/* Priority in force (PRIO_*), CPUs: from now on, wherever t is.  Locks below
 * RANK_RUNQ. */
void thread_set_prio(struct thread *t, int prio);
void thread_set_affinity(struct thread *t, uint64_t cpus);

uint64_t sched_idle_ns(unsigned int cpu);        /* how long it had nothing to run */
unsigned int sched_runnable(void);               /* threads that run or could */
int64_t thread_quantum(struct thread *t);        /* ns; INT64_MAX: no end */
/* A new thread asks for what `parent` does, but not if that is reset on fork. */
void thread_inherit(struct thread *t, const struct thread *parent);

/* For timer.c: the earliest moment this CPU needs its timer interrupt. */
void sched_rearm(void);

/* Nothing runs, no timer is armed: only live input could change that.  The
 * hook (sys floor) decides what follows; called with interrupts on by the last
 * CPU that went idle. */
extern void (*sched_stuck_hook)(void);
/* An earlier floor's answer to "may live input still arrive?" (dev). */
extern bool (*sched_input_hook)(void);

/* Seeded mode: every CPU is interrupted at times drawn from the seed, so that
 * a thread can lose the CPU between any two instructions. */
void seeded_begin(uint64_t seed);
bool seeded_active(void);
int64_t seeded_interval(unsigned int cpu);       /* ns to the next interruption */
/* What threads computed after the last deterministic_begin, in ns, halts not
 * counted, as the sum of their intervals; and its limit, 0: none.  seeded_check_limit, from the timer
 * interrupt, calls the hook (sys floor) each time that much is used up. */
uint64_t seeded_computed(void);
extern int64_t seeded_limit_ns;
extern void (*seeded_limit_hook)(void);
void seeded_check_limit(void);

/* Deterministic mode: halts until the clock shows the next whole second after
 * `at_least`, then seeds.  What follows does not depend on how long anything
 * before took.  At most one world begins at a time. */
void deterministic_begin(struct world *w);
