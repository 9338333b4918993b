/* SPDX-License-Identifier: MIT */
/* A __thread variable starts with its initial value in every thread, and errno is one. */
#include "check.h"

#include <pthread.h>

static __thread int local = 5;
static __thread char zero[100];

static void *
work(void *argument)
{
    CHECK_EQ(local, 5);
    CHECK_EQ(zero[99], 0);
    local = 6;
    zero[99] = 1;
    CHECK_ERRNO(close(-1), EBADF);
    return argument;
}

int
main(void)
{
    pthread_t thread;

    local = 7;
    errno = 0;
    for (int i = 0; i < 3; i++) {
        CHECK_EQ(pthread_create(&thread, NULL, work, NULL), 0);
        CHECK_EQ(pthread_join(thread, NULL), 0);
    }
    CHECK_EQ(local, 7);
    CHECK_EQ(zero[99], 0);
    CHECK_EQ(errno, 0);
    return 0;
}
