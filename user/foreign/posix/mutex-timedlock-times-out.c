/* SPDX-License-Identifier: MIT */
/* pthread_mutex_timedlock(3p): ETIMEDOUT: could not be locked before the timeout expired; EINVAL: nanoseconds. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static void *
body(void *argument)
{
    struct timespec past = { 1, 0 }, bad = { 1, -1 }, soon;

    CODE(pthread_mutex_timedlock(&mutex, &past));
    CODE(pthread_mutex_timedlock(&mutex, &bad));
    clock_gettime(CLOCK_REALTIME, &soon);
    soon.tv_nsec += 1000000;
    soon.tv_sec += soon.tv_nsec / 1000000000;
    soon.tv_nsec %= 1000000000;
    CODE(pthread_mutex_timedlock(&mutex, &soon));
    return argument;
}

int
main(void)
{
    struct timespec past = { 1, 0 };
    pthread_t thread;

    CODE(pthread_mutex_timedlock(&mutex, &past));
    pthread_create(&thread, NULL, body, NULL);
    pthread_join(thread, NULL);
    return 0;
}
