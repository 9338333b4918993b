/* SPDX-License-Identifier: MIT */
/* In strict mode a thread reads, writes and exits; anything else, also by the x32 bit, ends it with SIGKILL. */
#include "filter.h"

static void
writes_and_exits(void)
{
    CHECK_EQ(prctl(PR_GET_SECCOMP), 0);
    CHECK_OK(prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT));
    write(1, "", 0);
    syscall(SYS_exit, 5);
}

static void
asks_for_its_pid(void)
{
    CHECK_OK(syscall(SYS_seccomp, SECCOMP_SET_MODE_STRICT, 0, NULL));
    syscall(SYS_getpid);
}

static void
asks_by_x32(void)
{
    CHECK_OK(prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT));
    syscall(SYS_write | 0x40000000, 1, "", 0);
}

int
main(void)
{
    CHECK_EQ(run(writes_and_exits), EXITED(5));
    CHECK_EQ(run(asks_for_its_pid), KILLED(SIGKILL));
    CHECK_EQ(run(asks_by_x32), KILLED(SIGKILL));
    return 0;
}
