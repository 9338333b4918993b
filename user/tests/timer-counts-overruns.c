/* SPDX-License-Identifier: MIT */
/* A timer has one signal pending, however many periods go by; getoverrun tells how many more there were. */
#include "check.h"

int
main(void)
{
    struct itimerspec every = { { 0, MILLISECOND }, { 0, MILLISECOND } };
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN + 1 };
    struct timespec none = { 0, 0 };
    siginfo_t info;
    timer_t timer;
    sigset_t set;
    long begin;

    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN + 1);
    CHECK_OK(sigprocmask(SIG_BLOCK, &set, NULL));
    CHECK_OK(timer_create(CLOCK_REALTIME, &event, &timer));
    begin = now();
    CHECK_OK(timer_settime(timer, 0, &every, NULL));
    pause_for(50 * MILLISECOND);
    CHECK_EQ(sigtimedwait(&set, &info, &none), SIGRTMIN + 1);
    CHECK_EQ(info.si_overrun, timer_getoverrun(timer));
    CHECK(timer_getoverrun(timer) >= 48);
    CHECK(timer_getoverrun(timer) <= (now() - begin) / MILLISECOND);
    CHECK_OK(timer_delete(timer));
    return 0;
}
