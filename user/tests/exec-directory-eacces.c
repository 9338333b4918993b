/* SPDX-License-Identifier: MIT */
/* Executing a folder or a device is EACCES. */
#include "check.h"

static char *arguments[] = { "x", NULL };
static char *environment[] = { NULL };

int
main(void)
{
    CHECK_ERRNO(execve("/tmp", arguments, environment), EACCES);
    CHECK_ERRNO(execve("/dev/null", arguments, environment), EACCES);
    return 0;
}
