/* SPDX-License-Identifier: MIT */
/* timer_create(2): timers are not inherited by the child of a fork(2), and are deleted during an execve(2). */
#include "user/foreign/posix/see.h"

int
main(int argc, char **argv)
{
    struct sigevent event = { .sigev_notify = SIGEV_NONE };
    struct itimerspec left;
    timer_t timer = 0;
    pid_t child;

    if (argc > 1) {
        TRY(timer_gettime(timer, &left));
        return 0;
    }
    DO(timer_create(CLOCK_MONOTONIC, &event, &timer));
    see("first number %ld\n", (long)timer);
    if ((child = fork()) == 0) {
        TRY(timer_gettime(timer, &left));
        _exit(0);
    }
    see_end(child);
    TRY(timer_gettime(timer, &left));
    execl("/proc/self/exe", argv[0], "again", (char *)NULL);
    return 1;
}
