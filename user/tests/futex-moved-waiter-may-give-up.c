/* SPDX-License-Identifier: MIT */
/* A waiter that was moved to another word still times out, and is counted nowhere afterwards. */
#include "futex.h"

#include <pthread.h>

static volatile uint32_t from, to;

static void *
waiter(void *argument)
{
    struct timespec time = { 0, 60 * MILLISECOND };

    CHECK_ERRNO(futex(&from, WAIT, 0, &time), ETIMEDOUT);
    return argument;
}

int
main(void)
{
    pthread_t thread;

    CHECK_EQ(pthread_create(&thread, NULL, waiter, NULL), 0);
    await_waiters(&from, 1);
    CHECK_EQ(futex_more(&from, REQUEUE, 0, 1, &to, 0), 1);
    pthread_join(thread, NULL);
    CHECK_EQ(futex(&to, WAKE, INT_MAX, NULL), 0);
    CHECK_EQ(futex(&from, WAKE, INT_MAX, NULL), 0);
    return 0;
}
