/* SPDX-License-Identifier: MIT */
/* pthread_mutex_lock(3p): a recursive mutex counts; it is free after as many unlocks as locks. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static pthread_mutex_t mutex;

static void *
body(void *argument)
{
    CODE(pthread_mutex_trylock(&mutex));
    return argument;
}

static void
other_tries(void)
{
    pthread_t thread;

    pthread_create(&thread, NULL, body, NULL);
    pthread_join(thread, NULL);
}

int
main(void)
{
    pthread_mutexattr_t attributes;

    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&mutex, &attributes);
    CODE(pthread_mutex_lock(&mutex));
    CODE(pthread_mutex_lock(&mutex));
    CODE(pthread_mutex_trylock(&mutex));
    for (int i = 0; i < 3; i++) {
        other_tries();
        CODE(pthread_mutex_unlock(&mutex));
    }
    other_tries();
    return 0;
}
