/* SPDX-License-Identifier: MIT */
/* clock_getcpuclockid(3): the CPU-time clock of a process; ESRCH: there is no process with that ID. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

int
main(void)
{
    struct timespec time, later;
    clockid_t clock;
    pid_t child = fork();

    if (child == 0)
        for (;;)
            pause();
    CODE(clock_getcpuclockid(child, &clock));
    TRY(clock_gettime(clock, &time));
    kill(child, SIGKILL);
    see_end(child);
    CODE(clock_getcpuclockid(child, &clock));
    CODE(clock_getcpuclockid(0, &clock));
    DO(clock_gettime(clock, &time));
    do
        DO(clock_gettime(clock, &later));
    while (later.tv_sec == time.tv_sec && later.tv_nsec == time.tv_nsec);
    CODE(pthread_getcpuclockid(pthread_self(), &clock));
    TRY(clock_gettime(clock, &time));
    return 0;
}
