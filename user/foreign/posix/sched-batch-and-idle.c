/* SPDX-License-Identifier: MIT */
/* sched(7): SCHED_BATCH and SCHED_IDLE need no privilege, have priority 0 and are inherited by the children of fork. */
#include "user/foreign/posix/see.h"
#include <sched.h>
#include <sys/syscall.h>

int
main(void)
{
    struct sched_param zero = { 0 };
    pid_t child;

    TRY(syscall(SYS_sched_setscheduler, 0, SCHED_BATCH, &zero));
    TRY(syscall(SYS_sched_getscheduler, 0));
    if ((child = fork()) == 0) {
        TRY(syscall(SYS_sched_getscheduler, 0));
        _exit(0);
    }
    see_end(child);
    TRY(syscall(SYS_sched_setscheduler, 0, SCHED_IDLE, &zero));
    TRY(syscall(SYS_sched_getscheduler, 0));
    return 0;
}
