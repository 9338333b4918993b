/* SPDX-License-Identifier: MIT */
/* pthread_setcancelstate(3): if a request arrives while disabled, it is blocked until cancelability is enabled. */
#include "user/foreign/posix/see.h"
#include <pthread.h>
#include <semaphore.h>

static sem_t there, go;

static void *
body(void *argument)
{
    int old;

    CODE(pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &old));
    see("was enabled %d\n", old == PTHREAD_CANCEL_ENABLE);
    sem_post(&there);
    while (sem_wait(&go) != 0)
        ;
    pthread_testcancel();
    see("still here\n");
    CODE(pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, &old));
    see("enabled, but deferred\n");
    pthread_testcancel();
    see("not reached\n");
    return argument;
}

int
main(void)
{
    pthread_t thread;
    void *result;

    sem_init(&there, 0, 0);
    sem_init(&go, 0, 0);
    pthread_create(&thread, NULL, body, NULL);
    sem_wait(&there);
    CODE(pthread_cancel(thread));
    sem_post(&go);
    CODE(pthread_join(thread, &result));
    see("canceled %d\n", result == PTHREAD_CANCELED);
    return 0;
}
