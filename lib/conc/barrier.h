/* SPDX-License-Identifier: MIT */
/*
 * Barrier: Python's threading.Barrier; nobody passes before all `parties` have come.  Then it is ready again.
 * A party that ends or dies before it comes is waited for; a wait with a timeout ends that, for all, by breaking the barrier.
 */
#pragma once

#include <conc/condition.h>

struct barrier {
    struct lock lock;
    struct condition all_here;
    uint32_t parties;           /* [c] */
    uint32_t here;              /* [l] arrived in this round */
    uint32_t round;             /* [l] */
    bool broken;                /* [l] somebody gave up */
};                              /* [c] never changes  [l] under lock */

void barrier_init(struct barrier *b, uint32_t parties);

/* Wait for the others.  The caller's place in the order of arrival, 0 first, or -EPIPE if the barrier is
 * broken (Python: BrokenBarrierError). */
int barrier_wait(struct barrier *b);

/* The same; whoever gives up after `timeout` breaks the barrier for all and returns -ETIMEDOUT. */
int barrier_wait_timeout(struct barrier *b, int64_t timeout);

/* Whole again.  Nobody may be waiting. */
void barrier_reset(struct barrier *b);
