/* SPDX-License-Identifier: MIT */
/* waitpid(2): pid < -1: any child of that process group; 0: of the caller's own. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    pid_t one, two;
    int status;

    if ((one = fork()) == 0) {
        pause();
        _exit(1);
    }
    setpgid(one, one);
    if ((two = fork()) == 0)
        _exit(2);
    see("of my group: %d\n", waitpid(0, &status, 0) == two);
    see("status %d\n", WEXITSTATUS(status));
    TRY(waitpid(0, &status, WNOHANG));
    TRY(waitpid(-one, &status, WNOHANG));
    kill(one, SIGKILL);
    see("of the other: %d\n", waitpid(-one, &status, 0) == one);
    return 0;
}
