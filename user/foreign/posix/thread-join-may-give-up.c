/* SPDX-License-Identifier: MIT */
/* pthread_tryjoin_np(3): EBUSY: thread had not yet terminated; pthread_timedjoin_np: ETIMEDOUT. */
#include "user/foreign/posix/see.h"
#include <pthread.h>
#include <semaphore.h>

static sem_t go;

static void *
body(void *argument)
{
    sem_wait(&go);
    return argument;
}

int
main(void)
{
    struct timespec past = { 1, 0 };
    pthread_t thread;
    void *result;

    sem_init(&go, 0, 0);
    pthread_create(&thread, NULL, body, &go);
    CODE(pthread_tryjoin_np(thread, &result));
    CODE(pthread_timedjoin_np(thread, &result, &past));
    sem_post(&go);
    CODE(pthread_join(thread, &result));
    see("same %d\n", result == &go);
    return 0;
}
