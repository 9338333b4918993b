/* SPDX-License-Identifier: MIT */
/*
 * Event on one futex word that counts turns.  Contracts in event.h.
 *
 * Why a count and not a flag: a waiter that wakes up late must see that it was set, though it is clear again.
 *
 *     waiter                          other
 *     sees turns == 4 (clear), sleeps
 *                                     set: turns = 5, wake all
 *                                     clear: turns = 6
 *     runs: turns != 4, so it was set
 */
#include <conc/event.h>
#include <conc/futex.h>

#include <errno.h>

static bool
odd(uint32_t turns)
{
    return turns & 1;
}

void
event_init(struct event *e)
{
    atomic_store(&e->turns, 0);
}

void
event_set(struct event *e)
{
    uint32_t t = atomic_load(&e->turns);
    while (!odd(t)) {
        if (atomic_compare_exchange_weak(&e->turns, &t, t + 1)) {
            futex_wake(&e->turns, FUTEX_ALL);
            return;
        }
    }
}

void
event_clear(struct event *e)
{
    uint32_t t = atomic_load(&e->turns);
    while (odd(t) && !atomic_compare_exchange_weak(&e->turns, &t, t + 1)) {
    }
}

bool
event_is_set(struct event *e)
{
    return odd(atomic_load(&e->turns));
}

int
event_wait_timeout(struct event *e, int64_t timeout)
{
    uint32_t seen = atomic_load(&e->turns);
    if (odd(seen)) {
        return 0;
    }
    if (timeout == 0) {
        return -EAGAIN;
    }
    int64_t deadline = conc_deadline(timeout);
    while (atomic_load(&e->turns) == seen) {
        if (futex_wait(&e->turns, seen, deadline) == -ETIMEDOUT) {
            return -ETIMEDOUT;
        }
    }
    return 0;
}

void
event_wait(struct event *e)
{
    event_wait_timeout(e, TIMEOUT_FOREVER);
}
