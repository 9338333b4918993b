/* SPDX-License-Identifier: MIT */
/* Makes a forbidden call in a child that has run another program since. Defence: the filter, which fork and exec keep. */
#include "escape.h"

ESCAPE("calls", "--calls", "all,-mkdir");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    pid_t child;
    int status = -1;

    if (arguments[0])
        return mkdir("new", 0700) == 0 ? ESCAPED : CAUGHT;
    child = fork();
    if (child == 0) {
        extern char *program_invocation_name;

        execl(program_invocation_name, "again", "inside", "again", NULL);
        _exit(9);
    }
    wait(&status);
    return caught_unless(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}
