/* SPDX-License-Identifier: MIT */
/* pthread_cond_wait(3p): when a thread is canceled in it, the mutex is re-acquired before the first cleanup handler. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static pthread_mutex_t mutex;
static pthread_cond_t never = PTHREAD_COND_INITIALIZER;
static int waits;

static void
unlock(void *argument)
{
    (void)argument;
    CODE(pthread_mutex_unlock(&mutex));
}

static void *
body(void *argument)
{
    pthread_mutex_lock(&mutex);
    waits = 1;
    pthread_cleanup_push(unlock, NULL);
    for (;;)
        pthread_cond_wait(&never, &mutex);
    pthread_cleanup_pop(0);
    return argument;
}

int
main(void)
{
    pthread_mutexattr_t attributes;
    pthread_t thread;
    int waiting = 0;

    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutex_init(&mutex, &attributes);
    pthread_create(&thread, NULL, body, NULL);
    while (!waiting) {
        a_moment();
        pthread_mutex_lock(&mutex);
        waiting = waits;
        pthread_mutex_unlock(&mutex);
    }
    pthread_cancel(thread);
    CODE(pthread_join(thread, NULL));
    CODE(pthread_mutex_lock(&mutex));
    return 0;
}
