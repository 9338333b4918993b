/* SPDX-License-Identifier: MIT */
/* Waiting for children one does not have is ECHILD: none at all, somebody else's, or one waited for already. */
#include "check.h"

static void
nothing(void)
{
}

int
main(void)
{
    pid_t child;
    int status;

    CHECK_ERRNO(wait(&status), ECHILD);
    CHECK_ERRNO(waitpid(-1, &status, WNOHANG), ECHILD);
    CHECK_ERRNO(waitpid(getppid(), &status, 0), ECHILD);
    child = start(nothing);
    CHECK_EQ(wait_status(child), EXITED(0));
    CHECK_ERRNO(waitpid(child, &status, 0), ECHILD);
    CHECK_ERRNO(waitpid(child, &status, 0x40000), EINVAL);
    return 0;
}
