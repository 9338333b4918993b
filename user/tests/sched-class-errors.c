/* SPDX-License-Identifier: MIT */
/* sched_setscheduler and its like: what they tell is what was set; arguments out of range give the manual's errors. */
#include "futex_pi.h"

static long
set(int pid, int policy, int priority)
{
    struct sched_param p = { .sched_priority = priority };

    return syscall(SYS_sched_setscheduler, pid, policy, &p);
}

int
main(void)
{
    struct sched_param p = { .sched_priority = -1 };
    struct timespec quantum = { -1, -1 };

    CHECK_EQ(syscall(SYS_sched_getscheduler, 0), SCHED_OTHER);
    CHECK_EQ(syscall(SYS_sched_get_priority_min, SCHED_FIFO), 1);
    CHECK_EQ(syscall(SYS_sched_get_priority_max, SCHED_RR), 99);
    CHECK_EQ(syscall(SYS_sched_get_priority_max, SCHED_OTHER), 0);
    CHECK_ERRNO(syscall(SYS_sched_get_priority_max, 77), EINVAL);

    set_priority(42);
    CHECK_EQ(syscall(SYS_sched_getscheduler, 0), SCHED_FIFO);
    CHECK_OK(syscall(SYS_sched_getparam, 0, &p));
    CHECK_EQ(p.sched_priority, 42);
    CHECK_OK(syscall(SYS_sched_rr_get_interval, 0, &quantum));
    CHECK_EQ(quantum.tv_sec | quantum.tv_nsec, 0);
    p.sched_priority = 43;
    CHECK_OK(syscall(SYS_sched_setparam, getpid(), &p));
    CHECK_OK(syscall(SYS_sched_getparam, 0, &p));
    CHECK_EQ(p.sched_priority, 43);
    CHECK_OK(set(0, SCHED_RR, 1));
    CHECK_OK(syscall(SYS_sched_rr_get_interval, 0, &quantum));
    CHECK_EQ(quantum.tv_nsec, 100 * MILLISECOND);
    p.sched_priority = 0;
    CHECK_ERRNO(syscall(SYS_sched_setparam, 0, &p), EINVAL);

    CHECK_ERRNO(set(0, SCHED_FIFO, 0), EINVAL);
    CHECK_ERRNO(set(0, SCHED_FIFO, 100), EINVAL);
    CHECK_ERRNO(set(0, SCHED_OTHER, 1), EINVAL);
    CHECK_ERRNO(set(0, 99, 0), EINVAL);
    CHECK_ERRNO(set(-1, SCHED_OTHER, 0), EINVAL);
    CHECK_ERRNO(set(0x3ffffffe, SCHED_OTHER, 0), ESRCH);
    CHECK_ERRNO(syscall(SYS_sched_setscheduler, 0, SCHED_OTHER, NULL), EINVAL);
    CHECK_ERRNO(syscall(SYS_sched_setscheduler, 0, SCHED_OTHER, (void *)16), EFAULT);
    CHECK_ERRNO(syscall(SYS_sched_getparam, 0, NULL), EINVAL);
    CHECK_ERRNO(syscall(SYS_sched_getscheduler, -1), EINVAL);
    CHECK_OK(set(0, SCHED_BATCH, 0));
    CHECK_OK(set(0, SCHED_IDLE, 0));
    CHECK_EQ(syscall(SYS_sched_getscheduler, 0), SCHED_IDLE);
    CHECK_OK(set(0, SCHED_OTHER, 0));
    return 0;
}
