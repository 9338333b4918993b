/* SPDX-License-Identifier: MIT */
/* timer_getoverrun(2): the number of expirations between generation of the signal and its delivery, beyond the first. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1 };
    struct itimerspec when = { { 0, 1000000 }, { 0, 1000000 } };
    struct timespec pause = { 0, 20000000 };
    siginfo_t info;
    sigset_t set;
    timer_t timer;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    DO(timer_create(CLOCK_MONOTONIC, &event, &timer));
    DO(timer_settime(timer, 0, &when, NULL));
    nanosleep(&pause, NULL);
    TRY(sigwaitinfo(&set, &info));
    see("at least 18: %d; the same: %d\n", info.si_overrun >= 18, info.si_overrun == timer_getoverrun(timer));
    return 0;
}
