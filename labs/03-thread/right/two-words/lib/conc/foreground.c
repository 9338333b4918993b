/* SPDX-License-Identifier: MIT */
/* Two words: how many there are, and how often one has left; who waits sleeps on the second. */
#include <conc/foreground.h>
#include <conc/futex.h>
#include <conc/time.h>

static _Atomic uint32_t here, departures;

void
foreground_enter(void)
{
    atomic_fetch_add(&here, 1);
}

void
foreground_leave(void)
{
    atomic_fetch_sub(&here, 1);
    atomic_fetch_add(&departures, 1);
    futex_wake(&departures, FUTEX_ALL);
}

void
foreground_wait(bool caller_is_one)
{
    for (;;) {
        uint32_t seen = atomic_load(&departures);
        if (atomic_load(&here) <= (caller_is_one ? 1 : 0)) {
            return;
        }
        futex_wait(&departures, seen, TIMEOUT_FOREVER);
    }
}

void
foreground_after_fork(void)
{
    atomic_store(&here, 0);
}
