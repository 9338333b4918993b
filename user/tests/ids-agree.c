/* SPDX-License-Identifier: MIT */
/* getpid, getppid, getpgrp and setsid say what fork, setpgid and setsid did. */
#include "check.h"

static pid_t parent;

static void
child(void)
{
    CHECK_EQ(getppid(), parent);
    CHECK(getpid() != parent);
    CHECK_EQ(getpgrp(), getpgid(parent));
    CHECK_OK(setpgid(0, 0));
    CHECK_EQ(getpgrp(), getpid());
    CHECK_ERRNO(setsid(), EPERM); /* a group leader already */
}

static void
session(void)
{
    CHECK_EQ(setsid(), getpid());
    CHECK_EQ(getsid(0), getpid());
    CHECK_EQ(getpgrp(), getpid());
}

int
main(void)
{
    parent = getpid();
    CHECK_EQ(run(child), EXITED(0));
    CHECK_EQ(run(session), EXITED(0));
    CHECK_ERRNO(setpgid(0, -1), EINVAL);
    CHECK_ERRNO(setpgid(1 << 29, 0), ESRCH);
    return 0;
}
