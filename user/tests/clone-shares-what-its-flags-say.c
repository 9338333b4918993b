/* SPDX-License-Identifier: MIT */
/* A process shares memory with CLONE_VM, descriptors with CLONE_FILES, folder and umask with CLONE_FS; else it copies. */
#include "clone.h"

#include <sys/stat.h>

static volatile int memory;
static int ends[2];

static void
change_both(void)
{
    memory = 1;
    syscall(SYS_close, ends[0]);
    syscall(SYS_chdir, "/");
    syscall(SYS_umask, 027);
    syscall(SYS_exit, 0);
}

static void
try(unsigned long flags)
{
    char folder[64];
    long child;

    memory = 0;
    umask(022);
    CHECK_OK(chdir("/tmp"));
    CHECK_OK(pipe(ends));
    child = bare_clone(flags | SIGCHLD, change_both);
    CHECK(child > 0);
    CHECK_EQ(wait_status((pid_t)child), EXITED(0));
    CHECK_EQ(memory, !!(flags & CLONE_VM));
    CHECK_EQ(fcntl(ends[0], F_GETFD) < 0, !!(flags & CLONE_FILES));
    CHECK(getcwd(folder, sizeof(folder)) != NULL);
    CHECK_EQ(strcmp(folder, "/") == 0, !!(flags & CLONE_FS));
    CHECK_EQ(umask(022) == 027, !!(flags & CLONE_FS));
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
    try(CLONE_FS);
    try(CLONE_FS | CLONE_VM | CLONE_FILES);
    return 0;
}
