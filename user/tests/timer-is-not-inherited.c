/* SPDX-License-Identifier: MIT */
/* A child of fork has none of its parent's timers, and a program that exec starts has none of its own; alarm stays. */
#include "check.h"

int
main(int argc, char **argv)
{
    struct itimerspec value = { { 0, 0 }, { 3600, 0 } };
    timer_t timer = 0;

    if (argc > 1) {
        CHECK_ERRNO(timer_gettime(timer, &value), EINVAL);
        CHECK(alarm(0) > 0);
        return 0;
    }
    CHECK_OK(timer_create(CLOCK_MONOTONIC, NULL, &timer));
    CHECK_OK(timer_settime(timer, 0, &value, NULL));
    alarm(1000);
    if (fork() == 0) {
        CHECK_ERRNO(timer_gettime(timer, &value), EINVAL);
        CHECK_EQ(alarm(0), 0);
        _exit(0);
    }
    wait(NULL);
    execl(argv[0], argv[0], "again", NULL);
    return 1;
}
