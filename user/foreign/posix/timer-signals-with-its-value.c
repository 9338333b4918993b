/* SPDX-License-Identifier: MIT */
/* timer_create(2): SIGEV_SIGNAL: upon expiration, si_code is SI_TIMER and si_value that of sigev_value. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1, .sigev_value.sival_int = 99 };
    struct itimerspec when = { .it_value = { 0, 1000000 } }, left;
    siginfo_t info;
    sigset_t set;
    timer_t timer;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    TRY(timer_create(CLOCK_MONOTONIC, &event, &timer));
    TRY(timer_settime(timer, 0, &when, NULL));
    TRY(sigwaitinfo(&set, &info));
    see("code timer %d, value %d\n", info.si_code == SI_TIMER, info.si_value.sival_int);
    TRY(timer_gettime(timer, &left));
    see("left %ld.%ld, interval %ld\n", left.it_value.tv_sec, left.it_value.tv_nsec, left.it_interval.tv_nsec);
    TRY(timer_getoverrun(timer));
    TRY(timer_delete(timer));
    TRY(timer_delete(timer));
    return 0;
}
