/* SPDX-License-Identifier: MIT */
/* times(2): the times of children are those of terminated ones that were waited for. */
#include "user/foreign/posix/see.h"
#include <sys/resource.h>
#include <sys/times.h>

int
main(void)
{
    struct rusage use;
    struct tms before, after;
    siginfo_t info;
    pid_t child = fork();

    if (child == 0) {
        do
            DO(getrusage(RUSAGE_SELF, &use));
        while (use.ru_utime.tv_usec + use.ru_stime.tv_usec < 30000);
        _exit(0);
    }
    DO(waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT));
    DO(times(&before));
    see_end(child);
    DO(times(&after));
    see("before %ld, after: %d\n", (long)(before.tms_cutime + before.tms_cstime), after.tms_cutime + after.tms_cstime > 0);
    DO(getrusage(RUSAGE_CHILDREN, &use));
    see("rusage: %d\n", use.ru_utime.tv_usec + use.ru_stime.tv_usec >= 30000);
    TRY(getrusage(77, &use));
    return 0;
}
