/* SPDX-License-Identifier: MIT */
/* The wait status tells a child that a signal ended from one that exited with the same number. */
#include "check.h"

static void
exits(void)
{
    _exit(SIGTERM);
}

static void
is_killed(void)
{
    kill(getpid(), SIGTERM);
}

static void
exits_big(void)
{
    _exit(0x1ff);
}

int
main(void)
{
    CHECK_EQ(run(exits), EXITED(SIGTERM));
    CHECK_EQ(run(is_killed), KILLED(SIGTERM));
    CHECK_EQ(run(exits_big), EXITED(255)); /* eight bits of it */
    return 0;
}
