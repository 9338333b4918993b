/* SPDX-License-Identifier: MIT */
/* sem_post(3): async-signal-safe: it may be called from a signal handler, and wakes who waits. */
#include "user/foreign/posix/see.h"
#include <pthread.h>
#include <semaphore.h>

static sem_t sem;

static void
post(int signo)
{
    (void)signo;
    sem_post(&sem);
}

static void *
body(void *argument)
{
    sem_wait(&sem);
    see("thread goes on\n");
    return argument;
}

int
main(void)
{
    pthread_t thread;

    sem_init(&sem, 0, 0);
    handle(SIGUSR1, post, SA_RESTART);
    pthread_create(&thread, NULL, body, NULL);
    raise(SIGUSR1);
    CODE(pthread_join(thread, NULL));
    return 0;
}
