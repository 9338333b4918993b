/* SPDX-License-Identifier: MIT */
/* In a fresh world init is 1 and its program 2, and nobody outside can be seen or killed from there. */
#include "world.h"

static int
look(void)
{
    CHECK_EQ(getppid(), 1);
    CHECK_EQ(getpid(), 2);
    for (pid_t pid = 3; pid < 300; pid++)
        CHECK_ERRNO(kill(pid, SIGKILL), ESRCH);
    kill(-1, SIGKILL);
    return 0;
}

int
main(int argc, char **argv)
{
    if (argc > 1)
        return look();
    SKIP_ON_LINUX();
    CHECK_EQ(run_in_world(argv[0], "inside", 1), EXITED(0));
    return 0;
}
