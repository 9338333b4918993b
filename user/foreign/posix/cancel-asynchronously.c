/* SPDX-License-Identifier: MIT */
/* pthread_setcanceltype(3): PTHREAD_CANCEL_ASYNCHRONOUS: the thread can be canceled at any time. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static volatile int running;

static void *
body(void *argument)
{
    CODE(pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, NULL));
    running = 1;
    for (;;)
        ;
    return argument;
}

int
main(void)
{
    pthread_t thread;
    void *result;

    pthread_create(&thread, NULL, body, NULL);
    while (!running)
        a_moment();
    CODE(pthread_cancel(thread));
    CODE(pthread_join(thread, &result));
    see("canceled %d\n", result == PTHREAD_CANCELED);
    return 0;
}
