/* SPDX-License-Identifier: MIT */
/* Each that leaves wakes, whoever may wait for it. */
#include <conc/foreground.h>
#include <conc/futex.h>
#include <conc/time.h>

static _Atomic uint32_t entered, left;

void
foreground_enter(void)
{
    atomic_fetch_add(&entered, 1);
}

void
foreground_leave(void)
{
    atomic_fetch_add(&left, 1);
    futex_wake(&left, FUTEX_ALL);
}

void
foreground_wait(bool caller_is_one)
{
    uint32_t gone = atomic_load(&left);
    while (atomic_load(&entered) - gone > (caller_is_one ? 1 : 0)) {
        futex_wait(&left, gone, TIMEOUT_FOREVER);
        gone = atomic_load(&left);
    }
}

void
foreground_after_fork(void)
{
    atomic_store(&entered, 0);
    atomic_store(&left, 0);
}
