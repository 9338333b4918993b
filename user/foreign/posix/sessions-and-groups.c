/* SPDX-License-Identifier: MIT */
/* setsid(2): EPERM for a group leader; setpgid(2): ESRCH, EINVAL, EPERM; getsid(2), getpgid(2). */
#include "user/foreign/posix/see.h"

int
main(void)
{
    pid_t child;

    see("leader: %d %d\n", getsid(0) == getpid(), getpgid(0) == getpid());
    TRY(setsid());
    TRY(setpgid(0, 0));
    TRY(setpgid(999999, 0));
    TRY(setpgid(0, -1));
    if ((child = fork()) == 0) {
        see("inherited: %d %d\n", getsid(0) == getppid(), getpgrp() == getppid());
        see("new session: %d\n", setsid() == getpid());
        see("leader: %d %d\n", getsid(0) == getpid(), getpgrp() == getpid());
        TRY(setpgid(0, getppid()));
        _exit(0);
    }
    see_end(child);
    TRY(getsid(999999));
    TRY(getpgid(999999));
    return 0;
}
