/* SPDX-License-Identifier: MIT */
/* pthreads(7): read is a cancellation point; the canceled thread gives PTHREAD_CANCELED to pthread_join. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static int ends[2];
static volatile int there;

static void *
body(void *argument)
{
    char byte;

    there = 1;
    see("read gave %ld\n", (long)read(ends[0], &byte, 1));
    return argument;
}

int
main(void)
{
    pthread_t thread;
    void *result;

    DO(pipe(ends));
    pthread_create(&thread, NULL, body, NULL);
    while (!there)
        a_moment();
    a_moment();
    CODE(pthread_cancel(thread));
    CODE(pthread_join(thread, &result));
    see("canceled %d\n", result == PTHREAD_CANCELED);
    return 0;
}
