/* SPDX-License-Identifier: MIT */
/* sigprocmask(3p): if there are pending unblocked signals after the call, at least one is delivered before it returns. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    sigset_t set, pending;

    handle(SIGUSR1, name_it, 0);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    kill(getpid(), SIGUSR1);
    sigpending(&pending);
    see("pending %d, caught %d\n", sigismember(&pending, SIGUSR1), caught);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    see("caught %d\n", caught);
    sigpending(&pending);
    see("pending %d\n", sigismember(&pending, SIGUSR1));
    return 0;
}
