/* SPDX-License-Identifier: MIT */
/* sigaction(3p): setting an action to SIG_IGN for a pending signal discards it, whether or not it is blocked. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    sigset_t set, pending;

    handle(SIGUSR1, name_it, 0);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGUSR1);
    raise(SIGCHLD);
    signal(SIGUSR1, SIG_IGN);
    sigpending(&pending);
    see("usr1 %d, chld %d\n", sigismember(&pending, SIGUSR1), sigismember(&pending, SIGCHLD));
    signal(SIGCHLD, SIG_DFL);
    sigpending(&pending);
    see("usr1 %d, chld %d\n", sigismember(&pending, SIGUSR1), sigismember(&pending, SIGCHLD));
    handle(SIGUSR1, name_it, 0);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    see("caught %d\n", caught);
    return 0;
}
