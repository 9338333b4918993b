/* SPDX-License-Identifier: MIT */
/* A child that has ended and was never waited for comes to a new parent that ignores SIGCHLD: nobody will wait for it,
 * and it is gone. */
#include "check.h"

#include <sys/prctl.h>

#ifndef PR_SET_CHILD_SUBREAPER
#define PR_SET_CHILD_SUBREAPER 36
#endif

static int ready[2];

static void
grandchild(void)
{
}

static void
child(void)
{
    siginfo_t info;

    signal(SIGCHLD, SIG_DFL);
    CHECK_OK(waitid(P_PID, (id_t)start(grandchild), &info, WEXITED | WNOWAIT));
    CHECK_EQ(write(ready[1], "x", 1), 1);
}

int
main(void)
{
    char byte;

    CHECK_OK(pipe(ready));
    CHECK_OK(syscall(SYS_prctl, PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0));
    signal(SIGCHLD, SIG_IGN);
    start(child);
    close(ready[1]);
    CHECK_EQ(read(ready[0], &byte, 1), 1); /* the grandchild has ended, and nobody has waited for it */
    CHECK_ERRNO(wait(NULL), ECHILD);
    return 0;
}
