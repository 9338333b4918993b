/* SPDX-License-Identifier: MIT */
/*
 * A child that is looked at neither sleeps nor waits: it marks a place three times, and writes once to each of two pages that it
 * shares with its parent.  The mark is told with the program's calls and none of the kernel's; the copies as places of their own,
 * without a system call.  Writing there again copies nothing, and is not told.
 */
#include "check.h"

#include <stdbool.h>

#define PAGE 4096

static _Alignas(PAGE) char page[2][PAGE];

static __attribute__((noinline)) void
child(void)
{
    CHECK_OK(heddle_ladders(NULL, 0));
    for (int i = 0; i < 3; i++)
        heddle_mark(1, 2);
    *(volatile char *)page[0] = 1;
    *(volatile char *)page[1] = 1;
    *(volatile char *)page[0] = 2;
    _exit(0);
}

int
main(void)
{
    static struct heddle_ladder l[64];
    int status;
    long n, marks = 0, copies = 0;
    pid_t pid;

    if (heddle_version() == 0)
        return STATUS_SKIP;
    memset(page, 3, sizeof page);
    pid = fork();
    if (pid == 0)
        child();
    CHECK_EQ(waitpid(pid, &status, 0), pid);
    CHECK_EQ(status, 0);
    n = heddle_ladders(l, 64);
    for (long i = 0; i < n; i++) {
        bool mark = l[i].call == SYS_heddle, copy = l[i].call == HEDDLE_LADDER_COPY;
        uint64_t at = l[i].at[l[i].kernel];
        CHECK(mark || copy);
        CHECK_EQ(l[i].slept_ns, 0);
        CHECK(mark ? l[i].kernel == 0 && l[i].user > 2 : l[i].kernel == 1 && l[i].user == 1);
        marks += mark ? (long)l[i].times : 0;
        copies += copy && at >= (uint64_t)&child && at < (uint64_t)&child + 256 ? (long)l[i].times : 0;
    }
    CHECK_EQ(marks, 3);
    CHECK_EQ(copies, 2);
}
