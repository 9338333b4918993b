/* SPDX-License-Identifier: MIT */
/* sigsuspend(2): returns after the signal handler, and the signal mask is restored to the state before the call. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    sigset_t set, old, now;

    handle(SIGUSR1, name_it, 0);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, &old);
    raise(SIGUSR1);
    see("before\n");
    TRY(sigsuspend(&old));
    sigprocmask(SIG_BLOCK, NULL, &now);
    see("usr1 %d usr2 %d hup %d\n", sigismember(&now, SIGUSR1), sigismember(&now, SIGUSR2), sigismember(&now, SIGHUP));
    return 0;
}
