/* SPDX-License-Identifier: MIT */
/* waitpid(-G) waits only for children in group G. */
#include "check.h"

static void
nothing(void)
{
}

static void
in_new_group(void)
{
    setpgid(0, 0);
}

int
main(void)
{
    pid_t same = start(nothing);
    pid_t other = start(in_new_group);
    int status;

    setpgid(other, other);
    CHECK_EQ(waitpid(-other, &status, 0), other);
    CHECK_ERRNO(waitpid(-other, &status, 0), ECHILD);
    CHECK_EQ(waitpid(0, &status, 0), same);
    return 0;
}
