/* SPDX-License-Identifier: MIT */
/* sched_setattr(2), sched_getattr(2): class, nice value, reset on fork; sizes; who may; idle is not left without privilege. */
#include "user/foreign/posix/see.h"
#include <sched.h>
#include <stdint.h>
#include <sys/syscall.h>

struct attributes {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
    uint64_t room[600];
};

static struct attributes a;

static void
look(unsigned int size, unsigned int flags, pid_t tid, void *to)
{
    see("get %u: ", size);
    if (tried("sched_getattr", syscall(SYS_sched_getattr, tid, to, size, flags)) == 0)
        see("  size %u policy %u flags %d nice %d priority %u\n", a.size, a.policy, (int)a.flags, a.nice, a.priority);
}

static void
set(unsigned int policy, uint64_t flags, int nice, unsigned int priority, unsigned int size)
{
    a = (struct attributes){ .size = size, .policy = policy, .flags = flags, .nice = nice, .priority = priority };
    see("set policy %u nice %d priority %u size %u: ", policy, nice, priority, size);
    tried("sched_setattr", syscall(SYS_sched_setattr, 0, &a, 0));
    look(48, 0, 0, &a);
}

int
main(void)
{
    struct sched_param none = { 0 };

    look(48, 0, 0, &a);
    look(47, 0, 0, &a);
    look(5000, 0, 0, &a);
    look(48, 1, 0, &a);
    look(48, 0, -1, &a);
    look(48, 0, 999999, &a);
    look(48, 0, 0, NULL);
    set(SCHED_OTHER, 0, 3, 0, 48);
    set(SCHED_OTHER, 0, 2, 0, 48);
    set(SCHED_BATCH, 0, 5, 0, 0);
    set(SCHED_OTHER, 0, 5, 0, 8);
    set(SCHED_OTHER, 0, 5, 1, 48);
    set(SCHED_FIFO, 0, 5, 1, 48);
    set(SCHED_FIFO, 0, 5, 0, 48);
    set(4, 0, 5, 0, 48);
    set(SCHED_OTHER, 1 << 20, 5, 0, 48);
    set(SCHED_IDLE, 0, 5, 0, 48);
    set(SCHED_OTHER, 0, 5, 0, 48);
    TRY(syscall(SYS_sched_setscheduler, 0, SCHED_OTHER, &none));
    set(SCHED_IDLE, 1, 7, 0, 48);
    set(SCHED_IDLE, 0, 7, 0, 48);
    TRY(syscall(SYS_sched_setattr, 0, NULL, 0));
    TRY(syscall(SYS_sched_setattr, 0, &a, 1));
    TRY(syscall(SYS_sched_setattr, 999999, &a, 0));
    TRY(sched_get_priority_max(6));
    return 0;
}
