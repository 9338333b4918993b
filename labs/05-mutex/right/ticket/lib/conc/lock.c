/* SPDX-License-Identifier: MIT */
/*
 * Lock with tickets: who comes takes the next number and waits until it is served, so everybody gets it in the order of
 * coming.  A number cannot be given back; so who waits with a limit takes none, and tries again whenever another is served.
 *
 *     free: SERVED == NEXT; held by ticket SERVED: SERVED < NEXT
 *
 * Both only grow, and SERVED never beyond NEXT.  So whoever reads SERVED first and then the same number in NEXT has seen a
 * moment at which the lock was free.
 */
#include <conc/futex.h>
#include <conc/lock.h>

#include <errno.h>

enum { NEXT, SERVED, WAITING };
enum { EVERYBODY = 0x7fffffff };

void
lock_init(struct lock *l)
{
    for (int i = 0; i < 4; i++) {
        atomic_store(&l->word[i], 0);
    }
}

void
lock_acquire(struct lock *l)
{
    uint32_t mine = atomic_fetch_add(&l->word[NEXT], 1), served;

    atomic_fetch_add(&l->word[WAITING], 1);
    while ((int32_t)((served = atomic_load(&l->word[SERVED])) - mine) < 0) {
        futex_wait(&l->word[SERVED], served, conc_deadline(TIMEOUT_FOREVER));
    }
    atomic_fetch_sub(&l->word[WAITING], 1);
}

/* Only if nobody has a ticket that was not served. */
static bool
take(struct lock *l, uint32_t served)
{
    return atomic_compare_exchange_strong(&l->word[NEXT], &served, served + 1);
}

int
lock_try_acquire(struct lock *l)
{
    return take(l, atomic_load(&l->word[SERVED])) ? 0 : -EAGAIN;
}

int
lock_acquire_timeout(struct lock *l, int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout);
    int r = lock_try_acquire(l);

    if (r == 0 || timeout == 0) {
        return r;
    }
    atomic_fetch_add(&l->word[WAITING], 1);
    for (;;) {
        uint32_t served = atomic_load(&l->word[SERVED]);
        if (take(l, served)) {
            r = 0;
            break;
        }
        r = futex_wait(&l->word[SERVED], served, deadline);
        if (r == -ETIMEDOUT) {
            break;
        }
    }
    atomic_fetch_sub(&l->word[WAITING], 1);
    return r;
}

/* Whose turn it is only the waiters know: all of them look. */
int
lock_release(struct lock *l)
{
    uint32_t served = atomic_load(&l->word[SERVED]);

    do {
        if (atomic_load(&l->word[NEXT]) == served) {
            return -EPERM;
        }
    } while (!atomic_compare_exchange_strong(&l->word[SERVED], &served, served + 1));
    if (atomic_load(&l->word[WAITING]) > 0) {
        futex_wake(&l->word[SERVED], EVERYBODY);
    }
    return 0;
}

bool
lock_locked(struct lock *l)
{
    uint32_t served = atomic_load(&l->word[SERVED]);

    return atomic_load(&l->word[NEXT]) != served;
}
