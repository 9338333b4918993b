/* SPDX-License-Identifier: MIT */
/* Time as a world sees it, and a world's entropy.  The machine's own clock is
 * clock_now() (arch/clock.h): ns since boot, monotonic on every CPU. */
#pragma once

#include <stdint.h>

#include "kernel/base/world.h"

/* A world begins at 1.000 s of its own monotonic time and at the boot
 * command line's date (2020-01-01 00:00:00 UTC when deterministic). */
int64_t world_monotonic(struct world *w); /* ns */
/* What its deadlines and timers go by: clock_now(), or of a domain its own clock. */
int64_t world_now(const struct world *w);
int64_t time_now(void); /* of the current thread's world */
int64_t world_realtime(struct world *w);  /* ns since 1970 */
void world_set_realtime(struct world *w, int64_t ns);
/* world_now() time at which the world's clock shows `ns`. */
int64_t world_deadline(struct world *w, int64_t monotonic_ns);
int64_t world_deadline_realtime(struct world *w, int64_t realtime_ns);
uint64_t world_random(struct world *w);   /* next 64 bits of its entropy */

void world_clock_init(void);
/* The world's time starts now, its entropy from the seed. */
void world_clock_begin(struct world *w, uint64_t seed);
