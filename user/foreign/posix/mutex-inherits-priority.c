/* SPDX-License-Identifier: MIT */
/* pthread_mutexattr_setprotocol(3p): PTHREAD_PRIO_INHERIT: a mutex of that kind locks, refuses and excludes. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static pthread_mutex_t mutex;
static int count;

static void *
body(void *argument)
{
    for (int i = 0; i < 1000; i++) {
        pthread_mutex_lock(&mutex);
        count++;
        pthread_mutex_unlock(&mutex);
    }
    return argument;
}

int
main(void)
{
    pthread_mutexattr_t attributes;
    struct timespec past = { 1, 0 };
    pthread_t threads[3];

    pthread_mutexattr_init(&attributes);
    CODE(pthread_mutexattr_setprotocol(&attributes, PTHREAD_PRIO_INHERIT));
    CODE(pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_ERRORCHECK));
    CODE(pthread_mutex_init(&mutex, &attributes));
    CODE(pthread_mutex_lock(&mutex));
    CODE(pthread_mutex_lock(&mutex));
    CODE(pthread_mutex_timedlock(&mutex, &past));
    for (int i = 0; i < 3; i++)
        pthread_create(&threads[i], NULL, body, NULL);
    CODE(pthread_mutex_unlock(&mutex));
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
    see("count %d\n", count);
    return 0;
}
