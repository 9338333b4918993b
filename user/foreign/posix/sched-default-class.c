/* SPDX-License-Identifier: MIT */
/* sched_getscheduler(2): SCHED_OTHER with static priority 0 by default; ESRCH, EINVAL for no such process. */
#include "user/foreign/posix/see.h"
#include <sched.h>
#include <sys/syscall.h>

int
main(void)
{
    struct sched_param param = { .sched_priority = 9 };

    /* musl's wrappers say ENOSYS: for them these calls are of threads */
    TRY(syscall(SYS_sched_getscheduler, 0));
    TRY(syscall(SYS_sched_getparam, 0, &param));
    see("priority %d\n", param.sched_priority);
    TRY(syscall(SYS_sched_getscheduler, -1));
    TRY(syscall(SYS_sched_getscheduler, 999999));
    TRY(syscall(SYS_sched_getparam, 0, NULL));
    return 0;
}
