/* SPDX-License-Identifier: MIT */
/* pthread_exit(3): when the main thread calls it, the other threads continue; the last one to end gives status 0. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static pthread_t first;

static void *
body(void *argument)
{
    CODE(pthread_join(first, NULL));
    see("alone, in a process of the same number %d\n", getpid() != gettid());
    return argument;
}

static void
last_words(void)
{
    see("exit handlers run\n");
}

int
main(void)
{
    pthread_t thread;

    first = pthread_self();
    atexit(last_words);
    pthread_create(&thread, NULL, body, NULL);
    pthread_exit((void *)3);
}
