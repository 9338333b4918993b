/* SPDX-License-Identifier: MIT */
/* sched_setscheduler(2): EINVAL: invalid policy or a priority that does not belong to it; ESRCH. */
#include "user/foreign/posix/see.h"
#include <sched.h>
#include <sys/syscall.h>

int
main(void)
{
    struct sched_param zero = { 0 }, one = { .sched_priority = 1 }, many = { .sched_priority = 100 };

    TRY(syscall(SYS_sched_setscheduler, 0, SCHED_OTHER, &one));
    TRY(syscall(SYS_sched_setscheduler, 0, SCHED_FIFO, &zero));
    TRY(syscall(SYS_sched_setscheduler, 0, SCHED_FIFO, &many));
    TRY(syscall(SYS_sched_setscheduler, 0, 77, &zero));
    TRY(syscall(SYS_sched_setscheduler, -1, SCHED_OTHER, &zero));
    TRY(syscall(SYS_sched_setscheduler, 0, SCHED_OTHER, NULL));
    TRY(syscall(SYS_sched_setscheduler, 999999, SCHED_OTHER, &zero));
    TRY(syscall(SYS_sched_setscheduler, 0, SCHED_OTHER, &zero));
    TRY(syscall(SYS_sched_setparam, 0, &one));
    return 0;
}
