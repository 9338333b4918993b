/* SPDX-License-Identifier: MIT */
/* A writer is alone, readers are not disturbed, and all get in, in each of the three orders of preference. */
#include "threads.h"

#include <conc/rwlock.h>
#include <errno.h>

static struct rwlock lock;
static int a, b;

static void *
write_both(void *unused)
{
    rwlock_acquire_write(&lock);
    a++;
    b++;
    assert(rwlock_release_write(&lock) == 0);
    return unused;
}

static void *
read_both(void *unused)
{
    rwlock_acquire_read(&lock);
    assert(a == b);
    assert(rwlock_release_read(&lock) == 0);
    return unused;
}

static void *
write_or_give_up(void *unused)
{
    int r = rwlock_acquire_write_timeout(&lock, 1000000);

    assert(r == 0 || r == -ETIMEDOUT);
    if (r == 0) {
        a++;
        b++;
        assert(rwlock_release_write(&lock) == 0);
    }
    return unused;
}

int
main(void)
{
    for (int preference = RWLOCK_PREFER_READERS; preference <= RWLOCK_FAIR; preference++) {
        rwlock_init(&lock, (enum rwlock_preference)preference);
        RUN(read_both, write_both, write_or_give_up, read_both);
        assert(rwlock_release_read(&lock) == -EPERM && rwlock_release_write(&lock) == -EPERM);
    }
    assert(a >= 3);
}
