/* SPDX-License-Identifier: MIT */
/*
 * Lock that is handed over: a release with waiters does not free it, it makes a gift of it to one of them.
 *
 *     STATE   HELD, and ONE for each waiter who has been promised nothing
 *     GIFTS   how often it was given and not yet taken; the waiters sleep on it
 *
 * A gift is for whichever waiter is first; until it is taken the lock counts as free, and who only tries may have it.
 * A waiter whose time is over takes its ONE back.  If there is none left each waiter has been promised a gift, so one is
 * its own, and it takes that.
 */
#include <conc/futex.h>
#include <conc/lock.h>

#include <errno.h>

enum { STATE, GIFTS };
enum { HELD = 1, ONE = 2 };

void
lock_init(struct lock *l)
{
    for (int i = 0; i < 4; i++) {
        atomic_store(&l->word[i], 0);
    }
}

/* True: it was free and is ours.  False: it is held, and `more` has been added. */
static bool
take_or_add(struct lock *l, uint32_t more)
{
    uint32_t state = atomic_load(&l->word[STATE]), next;

    do {
        next = state & HELD ? state + more : HELD;
    } while (!atomic_compare_exchange_weak(&l->word[STATE], &state, next));
    return !(state & HELD);
}

/* False: nobody is without a promise. */
static bool
take_back(struct lock *l)
{
    uint32_t state = atomic_load(&l->word[STATE]);

    do {
        if (state < ONE) {
            return false;
        }
    } while (!atomic_compare_exchange_weak(&l->word[STATE], &state, state - ONE));
    return true;
}

static bool
take_gift(struct lock *l)
{
    uint32_t gifts = atomic_load(&l->word[GIFTS]);

    while (gifts > 0) {
        if (atomic_compare_exchange_weak(&l->word[GIFTS], &gifts, gifts - 1)) {
            return true;
        }
    }
    return false;
}

/* Waits until the deadline for a gift, having added ONE. */
static int
wait_for_gift(struct lock *l, int64_t deadline)
{
    bool over = deadline == 0;

    while (!take_gift(l)) {
        if (over && take_back(l)) {
            return -ETIMEDOUT;
        }
        over = futex_wait(&l->word[GIFTS], 0, over ? conc_deadline(TIMEOUT_FOREVER) : deadline) == -ETIMEDOUT;
    }
    return 0;
}

int
lock_acquire_timeout(struct lock *l, int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout);

    if (timeout == 0) {
        return lock_try_acquire(l);
    }
    return take_or_add(l, ONE) ? 0 : wait_for_gift(l, deadline);
}

void
lock_acquire(struct lock *l)
{
    lock_acquire_timeout(l, TIMEOUT_FOREVER);
}

int
lock_try_acquire(struct lock *l)
{
    return take_or_add(l, ONE) || wait_for_gift(l, 0) == 0 ? 0 : -EAGAIN;
}

int
lock_release(struct lock *l)
{
    uint32_t state = atomic_load(&l->word[STATE]), next;

    do {
        if (state == 0) {
            return -EPERM;
        }
        next = state >= ONE ? state - ONE : 0;
    } while (!atomic_compare_exchange_weak(&l->word[STATE], &state, next));
    if (state >= ONE) {
        atomic_fetch_add(&l->word[GIFTS], 1);
        futex_wake(&l->word[GIFTS], 1);
    }
    return 0;
}

bool
lock_locked(struct lock *l)
{
    return atomic_load(&l->word[STATE]) != 0 && atomic_load(&l->word[GIFTS]) == 0;
}
