/* SPDX-License-Identifier: MIT */
/* Timers: one heap a CPU, O(log n), one-shot hardware only when something is
 * due (tickless). */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/heap.h"

struct timer {
	struct heap_node node;       /* [timer lock of cpu] */
	struct turn *turn;           /* constant; of a domain, whose clock it goes by; or NULL */
	int64_t deadline;            /* clock_now() time, or of the domain's clock, ns */
	void (*fn)(struct timer *t); /* interrupt context; may start timers again */
	uint32_t cpu;
	uint64_t order;              /* [timer lock] breaks ties: first started, first fired */
	bool armed;                  /* [timer lock] */
	bool background;             /* its end is no event anyone waits for (the run's time limit) */
};

struct world;
/* One of the current thread's world, or of w. */
void timer_init(struct timer *t, void (*fn)(struct timer *));
void timer_init_in(struct timer *t, void (*fn)(struct timer *), const struct world *w);
/* The order of a heap of timers: by deadline, then as they were started. */
bool timer_earlier(const struct heap_node *a, const struct heap_node *b);
int64_t timer_now(const struct timer *t); /* by its clock */
/* Anew if it was armed.  Does not wait for fn, so it may be called under a lock
 * that fn takes; a fn that was late then finds t->armed set. */
void timer_start(struct timer *t, int64_t deadline);
/* True if it was armed; fn may still run. */
bool timer_stop(struct timer *t);
/* After it returns fn does not run and will not.  True if it was armed. */
bool timer_cancel(struct timer *t);
/* For the scheduler: this CPU's earliest deadline or INT64_MAX; calling what is
 * due, from the timer interrupt. */
int64_t timer_first(void);
void timers_run(void);
void timers_init(void);
/* No timer is armed but background ones, on any CPU: nothing can happen by itself. */
bool timers_idle(void);
