/* SPDX-License-Identifier: MIT */
/* A thread that shares no memory, or signals without memory, is EINVAL. */
#include "clone.h"

static void
end(void)
{
    syscall(SYS_exit, 0);
}

int
main(void)
{
    CHECK_EQ(bare_clone(CLONE_THREAD, end), -EINVAL);
    CHECK_EQ(bare_clone(CLONE_THREAD | CLONE_SIGHAND, end), -EINVAL);
    CHECK_EQ(bare_clone(CLONE_THREAD | CLONE_VM, end), -EINVAL);
    CHECK_EQ(bare_clone(CLONE_SIGHAND | SIGCHLD, end), -EINVAL);
    CHECK_ERRNO(waitpid(-1, NULL, 0), ECHILD);
    return 0;
}
