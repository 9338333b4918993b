/* SPDX-License-Identifier: MIT */
/* sigaction(2): si_code SI_USER: kill(2); si_pid and si_uid tell the sending process and its real user. */
#include "user/foreign/posix/see.h"

static pid_t child;

static void
tell(int signo, siginfo_t *info, void *context)
{
    see("signo %d of %d, code user %d, errno %d, from the child %d, uid %d, context %d\n", info->si_signo, signo,
        info->si_code == SI_USER, info->si_errno, info->si_pid == child, (int)info->si_uid, context != NULL);
    caught++;
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = tell, .sa_flags = SA_SIGINFO };
    sigset_t mask, old;

    DO(sigaction(SIGUSR1, &action, NULL));
    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR1);
    sigprocmask(SIG_BLOCK, &mask, &old);
    if ((child = fork()) == 0)
        _exit(kill(getppid(), SIGUSR1));
    while (!caught)
        sigsuspend(&old);
    see_end(child);
    return 0;
}
