/* SPDX-License-Identifier: MIT */
/* sigaction(2): for SIGCHLD, si_code is CLD_EXITED, CLD_KILLED, CLD_STOPPED, CLD_CONTINUED; si_status the rest. */
#include "user/foreign/posix/see.h"

static void
next(const sigset_t *set, pid_t child)
{
    siginfo_t info;

    DO(sigwaitinfo(set, &info));
    see("code %d status %d from the child %d\n", info.si_code, info.si_status, info.si_pid == child);
}

int
main(void)
{
    sigset_t set;
    pid_t child;

    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, NULL);
    if ((child = fork()) == 0)
        _exit(42);
    next(&set, child);
    see_end(child);
    if ((child = fork()) == 0)
        for (;;)
            pause();
    kill(child, SIGSTOP);
    next(&set, child);
    kill(child, SIGCONT);
    next(&set, child);
    kill(child, SIGTERM);
    next(&set, child);
    see_end(child);
    return 0;
}
