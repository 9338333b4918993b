/* SPDX-License-Identifier: MIT */
/*
 * A child that is looked at sleeps ten times at the same place, and makes other calls, which need not wait.  What is told is
 * its sleeps alone, and the way to each leads from the program through the kernel to the switch.  (A thread may lose the
 * processor on its way into a sleep until that is over: that is another way, or none.)
 */
#include "check.h"

#define TIMES 10

static void
child(void)
{
    CHECK_OK(heddle_ladders(NULL, 0));
    for (int i = 0; i < TIMES; i++) {
        getpid();
        pause_for(2 * MILLISECOND);
    }
    _exit(0);
}

static void
check_way(const struct heddle_ladder *l, pid_t pid)
{
    char text[HEDDLE_SYMBOL_SIZE];

    CHECK_EQ(l->call, SYS_nanosleep);
    CHECK_EQ(l->tid, pid);
    CHECK(l->kernel > 2 && l->user > 2 && l->kernel + l->user <= HEDDLE_LADDER_CALLS);
    CHECK_OK(heddle_symbol(l->at[0] - 1, text));
    CHECK(strstr(text, "kernel/sched/sched.c:"));
}

int
main(void)
{
    static struct heddle_ladder l[64];
    int status;
    long n, times = 0;
    pid_t pid;

    if (heddle_version() == 0)
        return STATUS_SKIP;
    pid = fork();
    if (pid == 0)
        child();
    CHECK_EQ(waitpid(pid, &status, 0), pid);
    CHECK_EQ(status, 0);
    n = heddle_ladders(l, 64);
    CHECK(n >= 1);
    for (long i = 0; i < n; i++) {
        check_way(&l[i], pid);
        times += (long)l[i].times;
    }
    CHECK(times >= 1 && times <= TIMES);
    CHECK(l[0].slept_ns < 100 * (uint64_t)SECOND);
    CHECK_ERRNO(heddle_ladders((void *)16, 1), EFAULT);
}
