/* SPDX-License-Identifier: MIT */
/* kill(2): EINVAL: an invalid signal was specified; ESRCH: no such process; signal 0 only checks. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    pid_t child = fork();

    if (child == 0)
        _exit(0);
    see("zombie: ");
    siginfo_t info;
    DO(waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT));
    TRY(kill(child, 0));
    see_end(child);
    TRY(kill(child, 0));
    TRY(kill(-child, SIGTERM));
    TRY(kill(getpid(), 0));
    TRY(kill(getpid(), 65));
    TRY(kill(getpid(), -1));
    return 0;
}
