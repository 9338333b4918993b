/* SPDX-License-Identifier: MIT */
/*
 * Foreground: a number in a futex word.  Contracts in foreground.h.
 *
 *     exit()                          the last thread
 *     sees 1
 *                                     1 -> 0, wake
 *     futex_wait(1): it is 0, so
 *     it returns at once
 */
#include <conc/foreground.h>
#include <conc/futex.h>
#include <conc/time.h>

static _Atomic uint32_t foreground;     /* without main */

void
foreground_enter(void)
{
    atomic_fetch_add(&foreground, 1);
}

/* Somebody waits for 0, or, being one of them himself, for 1. */
void
foreground_leave(void)
{
    if (atomic_fetch_sub(&foreground, 1) <= 2) {
        futex_wake(&foreground, FUTEX_ALL);
    }
}

void
foreground_wait(bool caller_is_one)
{
    uint32_t most = caller_is_one ? 1 : 0;
    uint32_t n;
    while ((n = atomic_load(&foreground)) > most) {
        futex_wait(&foreground, n, TIMEOUT_FOREVER);
    }
}

void
foreground_after_fork(void)
{
    atomic_store(&foreground, 0);
}
