/* SPDX-License-Identifier: MIT */
/* sigaction(2): sa_mask specifies a mask of signals which should be blocked during execution of the signal handler. */
#include "user/foreign/posix/see.h"

static void
first(int signo)
{
    sigset_t mask;

    (void)signo;
    raise(SIGUSR2);
    see("first goes on\n");
    sigprocmask(SIG_BLOCK, NULL, &mask);
    see("blocked: usr1 %d usr2 %d hup %d\n", sigismember(&mask, SIGUSR1), sigismember(&mask, SIGUSR2),
        sigismember(&mask, SIGHUP));
}

int
main(void)
{
    struct sigaction action = { .sa_handler = first };
    sigset_t mask;

    sigaddset(&action.sa_mask, SIGUSR2);
    DO(sigaction(SIGUSR1, &action, NULL));
    handle(SIGUSR2, name_it, 0);
    raise(SIGUSR1);
    sigprocmask(SIG_BLOCK, NULL, &mask);
    see("afterwards: usr1 %d usr2 %d\n", sigismember(&mask, SIGUSR1), sigismember(&mask, SIGUSR2));
    return 0;
}
