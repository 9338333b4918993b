/* SPDX-License-Identifier: MIT */
/* A timer that may repeat.  After it fired it rests until its owner catches up;
 * so a period of 1 ns costs one interrupt each time somebody looks, not more.
 * All but the initialiser are called under the lock that the timer's fn takes. */
#pragma once

#include "kernel/sched/timer.h"

struct interval {
	struct timer timer;
	int64_t period;  /* ns; 0: once */
	bool set;        /* armed, or fired and to be armed again */
	bool fired;      /* it rests */
};

/* First in fn: false if it was set anew or stopped meanwhile. */
bool interval_fires(struct interval *i);
/* If it rests: how many periods went by besides the one that fired; armed for
 * the next, but not before `soonest`. */
int64_t interval_catch_up(struct interval *i, int64_t soonest);
/* First at `deadline` (clock_now() time; 0: never), then every `period` ns. */
void interval_set(struct interval *i, int64_t deadline, int64_t period);
/* out[0]: ns until it fires next, 0: not set; out[1]: the period. */
void interval_get(struct interval *i, int64_t out[2]);
