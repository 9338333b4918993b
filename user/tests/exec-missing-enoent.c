/* SPDX-License-Identifier: MIT */
/* Executing a file that is not there is ENOENT, one below a file ENOTDIR, one without x permission EACCES. */
#include "check.h"

#define PATH "/tmp/not-executable"

static char *arguments[] = { PATH, NULL };
static char *environment[] = { NULL };

int
main(void)
{
    close(CHECK_OK(open(PATH, O_WRONLY | O_CREAT | O_TRUNC, 0600)));
    CHECK_ERRNO(execve("/tmp/no-such-program", arguments, environment), ENOENT);
    CHECK_ERRNO(execve("", arguments, environment), ENOENT);
    CHECK_ERRNO(execve(PATH "/below", arguments, environment), ENOTDIR);
    CHECK_ERRNO(execve(PATH, arguments, environment), EACCES);
    unlink(PATH);
    return 0;
}
