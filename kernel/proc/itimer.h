/* SPDX-License-Identifier: MIT */
/* Timers that send a signal: timer_create, and setitimer's. */
#pragma once

#include "kernel/sched/interval.h"
#include "kernel/sched/signal.h"

struct process;

/* [s] is the signal lock of its process. */
struct itimer {
	struct interval interval;     /* [s] */
	struct signal_entry entry;    /* [s] queued from expiry until it is taken */
	struct signal_state *signals; /* constant: whose */
	uint32_t tid;                 /* constant: one thread of it, or 0 */
	bool silent;                  /* constant: SIGEV_NONE */
	bool own_value;               /* constant: the signal's value is the number */
	int id, clock;                /* constant */
	int64_t overrun;              /* [s] of the signal taken last */
	struct list_node link;        /* [s] in process.timers */
};

struct world;
/* It goes by the clock of w, whose s is. */
void itimer_init(struct itimer *t, const struct world *w, struct signal_state *s, int signo);
void itimer_stop(struct itimer *t); /* for good: it may be freed */
/* deadline: clock_now() time, 0: never.  old[0]: ns left, old[1]: period. */
void itimer_set(struct itimer *t, int64_t deadline, int64_t period, int64_t old[2]);
/* With the signal lock held: a signal of before that nobody has taken is taken back. */
void itimer_restart(struct itimer *t, int64_t deadline, int64_t period);
void itimer_get(struct itimer *t, int64_t out[2]);

/* Of timer_create; *t with tid, silent, clock and entry.info set belongs to p
 * from now on and may go at any time.  Its number, -EAGAIN (too many). */
int itimer_enter(struct process *p, struct itimer *t);
/* With p's signal lock held, or NULL. */
struct itimer *itimer_find(struct process *p, int id);
int itimer_delete(struct process *p, int id); /* 0, -EINVAL */
void itimers_end(struct process *p);          /* all of timer_create */
