/* SPDX-License-Identifier: MIT */
/* signal(7): if multiple instances of a standard signal are sent while it is blocked, only one is delivered. */
#include "user/foreign/posix/see.h"

static void
tell(int signo, siginfo_t *info, void *context)
{
    (void)context;
    see("signal %d value %d\n", signo, info->si_value.sival_int);
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = tell, .sa_flags = SA_SIGINFO };
    sigset_t set;

    DO(sigaction(SIGUSR1, &action, NULL));
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    for (int i = 1; i < 5; i++)
        DO(sigqueue(getpid(), SIGUSR1, (union sigval){ .sival_int = i }));
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    return 0;
}
