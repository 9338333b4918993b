/* SPDX-License-Identifier: MIT */
/* Two wait for a semaphore of no units, and get the two that another one gives. */
#include "threads.h"

#include <conc/semaphore.h>

static struct semaphore units = SEMAPHORE_INIT(0);

static void *
take(void *unused)
{
    semaphore_acquire(&units);
    return unused;
}

static void *
give(void *unused)
{
    for (int i = 0; i < 2; i++)
        assert(semaphore_release(&units) == 0);
    return unused;
}

int
main(void)
{
    RUN(take, take, give);
    assert(semaphore_value(&units) == 0);
}
