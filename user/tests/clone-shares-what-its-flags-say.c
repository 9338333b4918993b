/* SPDX-License-Identifier: MIT */
/* A process shares memory with CLONE_VM and descriptors with CLONE_FILES, each without the other; else it has copies. */
#include "clone.h"

static volatile int memory;
static int ends[2];

static void
change_both(void)
{
    memory = 1;
    syscall(SYS_close, ends[0]);
    syscall(SYS_exit, 0);
}

static void
try(unsigned long flags)
{
    long child;

    memory = 0;
    CHECK_OK(pipe(ends));
    child = bare_clone(flags | SIGCHLD, change_both);
    CHECK(child > 0);
    CHECK_EQ(wait_status((pid_t)child), EXITED(0));
    CHECK_EQ(memory, !!(flags & CLONE_VM));
    CHECK_EQ(fcntl(ends[0], F_GETFD) < 0, !!(flags & CLONE_FILES));
    close(ends[0]);
    close(ends[1]);
}

int
main(void)
{
    try(0);
    try(CLONE_VM);
    try(CLONE_FILES);
    try(CLONE_VM | CLONE_FILES);
    try(CLONE_VM | CLONE_VFORK);
    try(CLONE_VM | CLONE_VFORK | CLONE_FILES);
    try(CLONE_VFORK);
    return 0;
}
