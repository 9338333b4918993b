/* SPDX-License-Identifier: MIT */
/* sem_t: at most as many are inside as there are units, a post wakes one, and who gives up takes none along. */
#include "threads.h"

#include <errno.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <time.h>

static sem_t units;
static atomic_int inside;

static void
enter_and_leave(void)
{
    assert(atomic_fetch_add(&inside, 1) < 2);
    atomic_fetch_sub(&inside, 1);
    assert(sem_post(&units) == 0);
}

static void *
use(void *unused)
{
    assert(sem_wait(&units) == 0);
    enter_and_leave();
    return unused;
}

static void *
with_a_limit(void *unused)
{
    struct timespec end;

    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec++;
    if (sem_timedwait(&units, &end) == 0)
        enter_and_leave();
    else
        assert(errno == ETIMEDOUT);
    return unused;
}

int
main(void)
{
    int value;

    assert(sem_init(&units, 0, 2) == 0);
    RUN(use, use, use, with_a_limit);
    assert(sem_getvalue(&units, &value) == 0 && value == 2);
}
