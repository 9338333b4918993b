/* SPDX-License-Identifier: MIT */
/* At most as many are inside as there are units, each unit given back lets one go on, and a bounded one refuses one too many. */
#include "threads.h"

#include <conc/semaphore.h>
#include <errno.h>
#include <stdatomic.h>

static struct semaphore units = BOUNDED_SEMAPHORE_INIT(2);
static atomic_int inside;

static void *
use(void *unused)
{
    for (int i = 0; i < 2; i++) {
        semaphore_acquire(&units);
        assert(atomic_fetch_add(&inside, 1) < 2);
        atomic_fetch_sub(&inside, 1);
        assert(semaphore_release(&units) == 0);
    }
    return unused;
}

static void *
with_a_limit(void *unused)
{
    int r = semaphore_acquire_timeout(&units, 1000000);

    assert(r == 0 || r == -ETIMEDOUT);
    if (r == 0) {
        assert(atomic_fetch_add(&inside, 1) < 2);
        atomic_fetch_sub(&inside, 1);
        assert(semaphore_release(&units) == 0);
    }
    return unused;
}

int
main(void)
{
    RUN(use, use, use, with_a_limit);
    assert(semaphore_value(&units) == 2 && semaphore_release(&units) == -EINVAL);
}
