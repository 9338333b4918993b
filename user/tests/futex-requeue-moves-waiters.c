/* SPDX-License-Identifier: MIT */
/* CMP_REQUEUE wakes some and moves some, and counts both; who was moved sleeps on the other word. EAGAIN: it changed. */
#include "futex.h"

#include <pthread.h>
#include <stdatomic.h>

#define WAITERS 5

static volatile uint32_t from = 7, to;
static atomic_int awake;

static void *
waiter(void *argument)
{
    CHECK_EQ(futex(&from, WAIT, 7, NULL), 0);
    awake++;
    return argument;
}

static void
await_awake(int count)
{
    while (awake < count)
        pause_for(MILLISECOND);
    pause_for(5 * MILLISECOND);
    CHECK_EQ(awake, count);
}

int
main(void)
{
    pthread_t thread[WAITERS];

    for (int i = 0; i < WAITERS; i++)
        CHECK_EQ(pthread_create(&thread[i], NULL, waiter, NULL), 0);
    await_waiters(&from, WAITERS);
    CHECK_ERRNO(futex_more(&from, CMP_REQUEUE, 1, 2, &to, 8), EAGAIN);
    CHECK_ERRNO(futex_more(&from, CMP_REQUEUE, (uint32_t)-1, 2, &to, 7), EINVAL);
    CHECK_ERRNO(futex_more(&from, CMP_REQUEUE, 1, -1, &to, 7), EINVAL);
    CHECK_EQ(futex_more(&from, CMP_REQUEUE, 1, 2, &to, 7), 3);
    await_awake(1);
    CHECK_EQ(futex(&to, WAKE, 1, NULL), 1);
    await_awake(2);
    CHECK_EQ(futex(&from, WAKE, INT_MAX, NULL), 2);
    await_awake(4);
    CHECK_EQ(futex(&from, WAKE, INT_MAX, NULL), 0);
    CHECK_EQ(futex_more(&to, REQUEUE, 0, INT_MAX, &from, 0), 1);
    CHECK_EQ(futex(&to, WAKE, INT_MAX, NULL), 0);
    CHECK_EQ(futex(&from, WAKE, INT_MAX, NULL), 1);
    for (int i = 0; i < WAITERS; i++)
        pthread_join(thread[i], NULL);
    return 0;
}
