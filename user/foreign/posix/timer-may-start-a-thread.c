/* SPDX-License-Identifier: MIT */
/* timer_create(2): SIGEV_THREAD: upon expiration, sigev_notify_function is called as if of a new thread. */
#include "user/foreign/posix/see.h"
#include <pthread.h>
#include <semaphore.h>

static sem_t done;
static pthread_t first;

static void
run(union sigval value)
{
    see("value %d, another thread %d\n", value.sival_int, !pthread_equal(first, pthread_self()));
    sem_post(&done);
}

int
main(void)
{
    struct sigevent event = { .sigev_notify = SIGEV_THREAD, .sigev_notify_function = run, .sigev_value.sival_int = 5 };
    struct itimerspec when = { .it_value = { 0, 1000000 } };
    timer_t timer;

    first = pthread_self();
    sem_init(&done, 0, 0);
    TRY(timer_create(CLOCK_MONOTONIC, &event, &timer));
    DO(timer_settime(timer, 0, &when, NULL));
    DO(sem_wait(&done));
    DO(timer_settime(timer, 0, &when, NULL));
    DO(sem_wait(&done));
    TRY(timer_delete(timer));
    return 0;
}
