/* SPDX-License-Identifier: MIT */
/* pthread_mutex_lock(3p): an error-checking mutex gives EDEADLK to its owner, and unlock EPERM to anyone else. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static pthread_mutex_t mutex;

static void *
body(void *argument)
{
    CODE(pthread_mutex_unlock(&mutex));
    CODE(pthread_mutex_trylock(&mutex));
    return argument;
}

int
main(void)
{
    pthread_mutexattr_t attributes;
    pthread_t thread;

    pthread_mutexattr_init(&attributes);
    CODE(pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_ERRORCHECK));
    CODE(pthread_mutexattr_settype(&attributes, 77));
    pthread_mutex_init(&mutex, &attributes);
    CODE(pthread_mutex_unlock(&mutex));
    CODE(pthread_mutex_lock(&mutex));
    CODE(pthread_mutex_lock(&mutex));
    pthread_create(&thread, NULL, body, NULL);
    pthread_join(thread, NULL);
    CODE(pthread_mutex_unlock(&mutex));
    return 0;
}
