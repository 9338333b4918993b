/* SPDX-License-Identifier: MIT */
/*
 * Barrier: Python's threading.Barrier; nobody passes before all `parties` have come.  Then it is ready again.
 * A party that ends or dies before it comes is waited for; abort, or a wait with a timeout, ends that, for all, by breaking
 * the barrier.
 */
#pragma once

#include <conc/condition.h>

struct barrier_waiter;

struct barrier {
    struct lock lock;
    struct condition changed;
    uint32_t parties;               /* [c] */
    int (*action)(void *arg);       /* [c] */
    void *arg;                      /* [c] */
    uint32_t here;                  /* [l] arrived in this round */
    struct barrier_waiter *waiting; /* [l] those of them who wait */
    bool broken;                    /* [l] somebody gave up */
};                                  /* [c] never changes  [l] under lock */

void barrier_init(struct barrier *b, uint32_t parties);
/* Each time the last of all to come calls action before anybody passes; it must not use the barrier.  If it returns a
 * negative number, that caller's wait does, and the barrier is broken (Python: whatever it raises). */
void barrier_init_action(struct barrier *b, uint32_t parties, int (*action)(void *arg), void *arg);

/* Wait for the others.  The caller's place in the order of arrival, 0 first, or -EPIPE if the barrier is or becomes
 * broken or is reset (Python: BrokenBarrierError). */
int barrier_wait(struct barrier *b);

/* The same; whoever gives up after `timeout` breaks the barrier for all and returns -ETIMEDOUT. */
int barrier_wait_timeout(struct barrier *b, int64_t timeout);

/* Break it: all who wait, and who comes before a reset, get -EPIPE. */
void barrier_abort(struct barrier *b);

/* Whole and empty again.  Who waits gets -EPIPE. */
void barrier_reset(struct barrier *b);

/* At the time of looking: how many wait; is it broken? */
uint32_t barrier_n_waiting(struct barrier *b);
bool barrier_broken(struct barrier *b);
