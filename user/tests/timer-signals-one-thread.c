/* SPDX-License-Identifier: MIT */
/* SIGEV_THREAD_ID: the signal goes to that thread, though the first could take it. */
#include "check.h"

#include <pthread.h>

static volatile pid_t handler_ran_in;
static volatile pid_t worker;

static void
handle(int signo)
{
    (void)signo;
    handler_ran_in = gettid();
}

static void *
work(void *none)
{
    worker = gettid();
    while (!handler_ran_in)
        pause_for(MILLISECOND);
    return none;
}

int
main(void)
{
    struct sigaction action = { .sa_handler = handle };
    struct itimerspec soon = { { 0, 0 }, { 0, MILLISECOND } };
    struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGUSR2 };
    pthread_t thread;
    timer_t timer;

    CHECK_OK(sigaction(SIGUSR2, &action, NULL));
    CHECK_EQ(pthread_create(&thread, NULL, work, NULL), 0);
    while (!worker)
        pause_for(MILLISECOND);
    event.sigev_notify_thread_id = worker;
    CHECK_OK(timer_create(CLOCK_MONOTONIC, &event, &timer));
    CHECK_OK(timer_settime(timer, 0, &soon, NULL));
    pthread_join(thread, NULL);
    CHECK_EQ(handler_ran_in, worker);
    event.sigev_notify_thread_id = 1;
    CHECK_ERRNO(timer_create(CLOCK_MONOTONIC, &event, &timer), EINVAL);
    return 0;
}
