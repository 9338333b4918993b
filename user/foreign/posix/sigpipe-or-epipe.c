/* SPDX-License-Identifier: MIT */
/* pipe(7): write to a pipe without readers: SIGPIPE, and EPIPE if it is ignored, blocked or handled. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    int ends[2];
    pid_t child;

    DO(pipe(ends));
    close(ends[0]);
    signal(SIGPIPE, SIG_IGN);
    TRY(write(ends[1], "x", 1));
    handle(SIGPIPE, name_it, SA_RESTART);
    TRY(write(ends[1], "x", 1));
    signal(SIGPIPE, SIG_DFL);
    if ((child = fork()) == 0)
        _exit(TRY(write(ends[1], "x", 1)) < 0);
    see_end(child);
    return 0;
}
