/* SPDX-License-Identifier: MIT */
/* timer_settime(2): old_value returns the previous setting, as timer_gettime(2); zero in it_value disarms. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1 };
    struct itimerspec when = { { 5, 0 }, { 100, 0 } }, old, off = { { 0, 0 }, { 0, 0 } };
    timer_t timer;

    DO(timer_create(CLOCK_MONOTONIC, &event, &timer));
    TRY(timer_settime(timer, 0, &when, &old));
    see("old: %ld.%ld, interval %ld\n", old.it_value.tv_sec, old.it_value.tv_nsec, old.it_interval.tv_sec);
    TRY(timer_settime(timer, 0, &off, &old));
    see("old: between 50 and 100 s: %d, interval %ld\n", old.it_value.tv_sec >= 50 && old.it_value.tv_sec <= 100,
        old.it_interval.tv_sec);
    DO(timer_gettime(timer, &old));
    see("off: %ld.%ld, interval %ld\n", old.it_value.tv_sec, old.it_value.tv_nsec, old.it_interval.tv_sec);
    when.it_value.tv_nsec = 1000000000;
    TRY(timer_settime(timer, 0, &when, NULL));
    TRY(timer_create(77, &event, &timer));
    return 0;
}
