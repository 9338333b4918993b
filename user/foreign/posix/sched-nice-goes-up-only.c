/* SPDX-License-Identifier: MIT */
/* nice(2): EPERM: an attempt to lower the value without privilege; getpriority(2): -20..19, inherited by children. */
#include "user/foreign/posix/see.h"
#include <sys/resource.h>

int
main(void)
{
    pid_t child;

    TRY(getpriority(PRIO_PROCESS, 0));
    TRY(nice(5));
    TRY(getpriority(PRIO_PROCESS, 0));
    if ((child = fork()) == 0) {
        TRY(nice(100));
        TRY(getpriority(PRIO_PROCESS, 0));
        _exit(0);
    }
    see_end(child);
    TRY(nice(-1));
    TRY(setpriority(PRIO_PROCESS, 0, 3));
    TRY(setpriority(PRIO_PROCESS, getpid(), 7));
    TRY(getpriority(PRIO_PROCESS, getpid()));
    TRY(getpriority(77, 0));
    TRY(getpriority(PRIO_PROCESS, 999999));
    return 0;
}
