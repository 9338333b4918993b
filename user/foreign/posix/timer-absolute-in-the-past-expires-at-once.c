/* SPDX-License-Identifier: MIT */
/* timer_settime(2): TIMER_ABSTIME: if the specified time has already passed, the timer expires immediately. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1 };
    struct itimerspec when = { .it_value = { 0, 1 } };
    sigset_t set;
    timer_t timer;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    for (int clock = CLOCK_REALTIME; clock <= CLOCK_MONOTONIC; clock++) {
        DO(timer_create(clock, &event, &timer));
        TRY(timer_settime(timer, TIMER_ABSTIME, &when, NULL));
        TRY(sigwaitinfo(&set, NULL));
        DO(timer_delete(timer));
    }
    return 0;
}
