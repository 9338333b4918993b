/* SPDX-License-Identifier: MIT */
/* setpgid(2), wait(2): a child that has ended is a process until it is waited for: it can be moved into a group, and
 * its group be joined, signalled and waited for. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    siginfo_t end;
    pid_t first = fork(), second;
    int status;

    if (first == 0)
        _exit(2);
    DO(waitid(P_PID, first, &end, WEXITED | WNOWAIT));
    TRY(setpgid(first, first));
    see("its group is its own: %d\n", getpgid(first) == first);
    if ((second = fork()) == 0) {
        pause();
        _exit(0);
    }
    TRY(setpgid(second, first));
    see("the first: %d\n", waitpid(-first, &status, WNOHANG) == first);
    TRY(kill(-first, SIGKILL));
    see("the second: %d\n", waitpid(-first, &status, 0) == second);
    TRY(kill(-first, 0));
    if ((first = fork()) == 0) {
        setsid();
        _exit(0);
    }
    DO(waitid(P_PID, first, &end, WEXITED | WNOWAIT));
    TRY(setpgid(first, first));
    return 0;
}
