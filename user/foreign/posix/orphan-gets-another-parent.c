/* SPDX-License-Identifier: MIT */
/* getppid(2): if the parent has terminated, the process is reparented, here to init (or the nearest subreaper). */
#include "user/foreign/posix/see.h"
#include <sys/prctl.h>

int
main(void)
{
    pid_t child, grandchild;
    int pipe_end[2], status;

    TRY(prctl(PR_SET_CHILD_SUBREAPER, 1));
    DO(pipe(pipe_end));
    if ((child = fork()) == 0) {
        pid_t me = getpid();

        if ((grandchild = fork()) == 0) {
            while (getppid() == me)
                a_moment();
            _exit(7);
        }
        DO(write(pipe_end[1], &grandchild, sizeof(grandchild)));
        _exit(0);
    }
    see_end(child);
    DO(read(pipe_end[0], &grandchild, sizeof(grandchild)));
    see("the grandchild is mine: %d\n", waitpid(grandchild, &status, 0) == grandchild);
    see("status %d\n", WEXITSTATUS(status));
    return 0;
}
