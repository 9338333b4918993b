/* SPDX-License-Identifier: MIT */
/* A child has its parent's class, priority and nice value, unless the parent asked for SCHED_RESET_ON_FORK. */
#include "futex_pi.h"

#include <sys/resource.h>

#define RESET_ON_FORK 0x40000000

static void
has_all(void)
{
    struct sched_param p;

    CHECK_EQ(syscall(SYS_sched_getscheduler, 0), SCHED_FIFO);
    CHECK_OK(syscall(SYS_sched_getparam, 0, &p));
    CHECK_EQ(p.sched_priority, 7);
    CHECK_EQ(syscall(SYS_getpriority, PRIO_PROCESS, 0), 20 - 3);
}

static void
has_nothing(void)
{
    CHECK_EQ(syscall(SYS_sched_getscheduler, 0), SCHED_OTHER);
    CHECK_EQ(syscall(SYS_getpriority, PRIO_PROCESS, 0), 20);
}

int
main(void)
{
    struct sched_param p = { .sched_priority = 7 };

    set_priority(7);
    CHECK_OK(setpriority(PRIO_PROCESS, 0, 3));
    CHECK_EQ(run(has_all), EXITED(0));
    CHECK_OK(syscall(SYS_sched_setscheduler, 0, SCHED_FIFO | RESET_ON_FORK, &p));
    CHECK_EQ(syscall(SYS_sched_getscheduler, 0), SCHED_FIFO | RESET_ON_FORK);
    CHECK_EQ(run(has_nothing), EXITED(0));
    return 0;
}
