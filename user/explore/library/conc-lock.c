/* SPDX-License-Identifier: MIT */
/* Who has the lock is alone, whoever waits gets it, and who gives up has not got it. */
#include "threads.h"

#include <conc/lock.h>
#include <errno.h>

static struct lock lock = LOCK_INIT;
static int inside, done;

static void
once(void)
{
    assert(inside++ == 0);
    done++;
    inside--;
    assert(lock_release(&lock) == 0);
}

static void *
twice(void *unused)
{
    for (int i = 0; i < 2; i++) {
        lock_acquire(&lock);
        once();
    }
    return unused;
}

static void *
with_a_limit(void *unused)
{
    int r = lock_acquire_timeout(&lock, 1000000);

    assert(r == 0 || r == -ETIMEDOUT);
    if (r < 0)
        lock_acquire(&lock);
    once();
    if (lock_try_acquire(&lock) == 0)
        once();
    lock_acquire(&lock);
    once();
    return unused;
}

int
main(void)
{
    RUN(twice, twice, with_a_limit);
    assert(done >= 6 && !lock_locked(&lock) && lock_release(&lock) == -EPERM);
}
