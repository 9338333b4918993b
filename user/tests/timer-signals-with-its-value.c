/* SPDX-License-Identifier: MIT */
/* A timer sends its signal with its value, at each period; stopped it says what was left; deleted it is gone. */
#include "check.h"

int
main(void)
{
    struct itimerspec every = { { 0, 10 * MILLISECOND }, { 0, 20 * MILLISECOND } }, stop = { { 0, 0 }, { 0, 0 } }, old;
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1, .sigev_value.sival_int = 77 };
    struct timespec none = { 0, 0 };
    long begin = now();
    siginfo_t info;
    timer_t timer;
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    CHECK_OK(sigprocmask(SIG_BLOCK, &set, NULL));
    CHECK_OK(timer_create(CLOCK_MONOTONIC, &event, &timer));
    CHECK_OK(timer_settime(timer, 0, &every, NULL));
    for (int i = 2; i <= 5; i++) {
        CHECK_EQ(sigwaitinfo(&set, &info), SIGUSR1);
        CHECK(now() - begin >= i * 10 * MILLISECOND);
        CHECK_EQ(info.si_code, SI_TIMER);
        CHECK_EQ(info.si_int, 77);
    }
    CHECK_OK(timer_settime(timer, 0, &stop, &old));
    CHECK_EQ(old.it_interval.tv_nsec, 10 * MILLISECOND);
    CHECK(old.it_value.tv_nsec > 0);
    sigtimedwait(&set, &info, &none);
    pause_for(30 * MILLISECOND);
    CHECK_ERRNO(sigtimedwait(&set, &info, &none), EAGAIN);
    CHECK_OK(timer_delete(timer));
    CHECK_ERRNO(timer_delete(timer), EINVAL);
    CHECK_ERRNO(timer_gettime(timer, &old), EINVAL);
    event.sigev_signo = 99;
    CHECK_ERRNO(timer_create(CLOCK_MONOTONIC, &event, &timer), EINVAL);
    CHECK_ERRNO(timer_create(55, NULL, &timer), EINVAL);
    return 0;
}
