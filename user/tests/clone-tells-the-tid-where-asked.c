/* SPDX-License-Identifier: MIT */
/* PARENT_SETTID writes in the parent, CHILD_SETTID in the child's memory, CHILD_CLEARTID a zero there at its end. */
#include "clone.h"

static void
look(void)
{
    int tid = (int)syscall(SYS_gettid);

    syscall(SYS_exit, clone_child_tid == (uint32_t)tid ? 7 : 8);
}

static void
end(void)
{
    syscall(SYS_exit, 0);
}

int
main(void)
{
    long child = bare_clone(CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | SIGCHLD, look);

    CHECK_EQ(clone_parent_tid, child);
    CHECK_EQ(clone_child_tid, 0);               /* it has a copy */
    CHECK_EQ(wait_status((pid_t)child), EXITED(7));
    child = bare_clone(CLONE_CHILD_SETTID | SIGCHLD, look);
    CHECK_EQ(wait_status((pid_t)child), EXITED(7));

    clone_child_tid = 5;
    child = bare_clone(CLONE_VM | CLONE_CHILD_CLEARTID | SIGCHLD, end);
    CHECK_EQ(wait_status((pid_t)child), EXITED(0));
    CHECK_EQ(clone_child_tid, 0);
    return 0;
}
