/* SPDX-License-Identifier: MIT */
/* signal(7): a child created via fork(2) initially has an empty pending signal set, and inherits the signal mask. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    sigset_t set, pending, mask;
    pid_t child;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGUSR1);
    if ((child = fork()) == 0) {
        sigpending(&pending);
        sigprocmask(SIG_BLOCK, NULL, &mask);
        see("child: pending %d, blocked %d\n", sigismember(&pending, SIGUSR1), sigismember(&mask, SIGUSR1));
        _exit(0);
    }
    see_end(child);
    sigpending(&pending);
    see("parent: pending %d\n", sigismember(&pending, SIGUSR1));
    return 0;
}
