/* SPDX-License-Identifier: MIT */
/* pthread_rwlock_t: a writer is alone, readers are not, and a writer that gives up keeps nobody waiting. */
#include "threads.h"

#include <errno.h>
#include <time.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int first, second;

static void *
reads(void *unused)
{
    assert(pthread_rwlock_rdlock(&lock) == 0);
    assert(first == second);
    assert(pthread_rwlock_unlock(&lock) == 0);
    return unused;
}

static void
write_both(void)
{
    first++;
    second++;
    assert(pthread_rwlock_unlock(&lock) == 0);
}

static void *
writes(void *unused)
{
    assert(pthread_rwlock_wrlock(&lock) == 0);
    write_both();
    return unused;
}

static void *
writes_soon(void *unused)
{
    struct timespec end;
    int error;

    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec++;
    error = pthread_rwlock_timedwrlock(&lock, &end);
    if (error == 0)
        write_both();
    else
        assert(error == ETIMEDOUT);
    return unused;
}

int
main(void)
{
    RUN(reads, reads, writes, writes_soon);
}
