/* SPDX-License-Identifier: MIT */
/* Timers of the shortest period, blocked, ignored or setitimer's, leave time for everybody else. */
#include "check.h"

#include <sys/time.h>

int
main(void)
{
    struct itimerspec every = { { 0, 1 }, { 0, 1 } };
    struct itimerval alarm = { { 0, 1 }, { 0, 1 } };
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1 };
    timer_t timer;
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    CHECK_OK(sigprocmask(SIG_BLOCK, &set, NULL));
    signal(SIGUSR2, SIG_IGN);
    signal(SIGALRM, SIG_IGN);
    for (int i = 0; i < 50; i++) {
        event.sigev_signo = i % 2 ? SIGUSR1 : SIGUSR2;
        CHECK_OK(timer_create(CLOCK_MONOTONIC, &event, &timer));
        CHECK_OK(timer_settime(timer, 0, &every, NULL));
    }
    CHECK_OK(setitimer(ITIMER_REAL, &alarm, NULL));
    pause_for(20 * MILLISECOND);
    CHECK_EQ(wait(NULL), -1);
    return 0;
}
