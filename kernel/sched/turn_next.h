/* SPDX-License-Identifier: MIT */
/* Within a domain: who is next, and what time it is.  For turn.c. */
#pragma once

#include "kernel/base/spinlock.h"
#include "kernel/sched/turn.h"
#include "lib/explore/strategy.h"

struct turn {
	struct spinlock lock;
	struct world *world;            /* [c] */
	struct thread *holder;          /* [lock] NULL: everyone sleeps */
	struct list ready;              /* [lock] by number */
	struct list late;               /* [lock] who waits with a timeout, by number */
	struct heap timers;             /* [lock] */
	uint64_t order;                 /* [lock] of the timer started last */
	int64_t now;                    /* [lock to write] ns */
	bool over;                      /* [lock] stuck, or out of points */
	struct heddle_schedule *schedule; /* [lock] what it came to */
	struct strategy strategy;       /* [lock] */
};

/* All with r->lock held. */

/* Who is next; NULL: nobody can go on. */
struct thread *turn_choose(struct turn *r, bool stays, bool yields, uint32_t skipped);
/* How many points from now there may be something to do or to choose: a timer, the last point. */
uint32_t turn_countdown(struct turn *r);
/* Calls the first timer that is due by then, if there is one; the lock is let go meanwhile. */
bool turn_fire(struct turn *r, int64_t until);
/* Everyone sleeps: the clock moves on to the next timers, if there are any. */
bool turn_fire_next(struct turn *r);
/* l is by number. */
void turn_enter(struct list *l, struct thread *t);
/* It waits no more, or without a timeout. */
void turn_forget_timeout(struct thread *t);
