/* SPDX-License-Identifier: MIT */
/* A process that asked for it (PR_SET_CHILD_SUBREAPER) becomes the parent of a grandchild whose own parent ended. */
#include "check.h"

#include <sys/prctl.h>

#ifndef PR_SET_CHILD_SUBREAPER
#define PR_SET_CHILD_SUBREAPER 36
#endif

static pid_t reaper;

static void
grandchild(void)
{
    while (getppid() != reaper)
        pause_for(MILLISECOND);
    _exit(7);
}

static void
child(void)
{
    start(grandchild);
}

int
main(void)
{
    int status;

    reaper = getpid();
    CHECK_OK(syscall(SYS_prctl, PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0));
    CHECK_EQ(run(child), EXITED(0));
    CHECK_OK(waitpid(-1, &status, 0));
    CHECK_EQ(status, EXITED(7));
    return 0;
}
