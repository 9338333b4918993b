/* SPDX-License-Identifier: MIT */
/* signal(7): multiple instances of a real-time signal are queued, in the order they were sent, lowest number first. */
#include "user/foreign/posix/see.h"

static void
tell(int signo, siginfo_t *info, void *context)
{
    (void)context;
    see("min+%d value %d\n", signo - SIGRTMIN, info->si_value.sival_int);
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = tell, .sa_flags = SA_SIGINFO };
    sigset_t set, old;

    sigfillset(&action.sa_mask);
    sigfillset(&set);
    sigprocmask(SIG_BLOCK, &set, &old);
    for (int i = 0; i < 3; i++)
        DO(sigaction(SIGRTMIN + i, &action, NULL));
    for (int i = 0; i < 6; i++)
        DO(sigqueue(getpid(), SIGRTMIN + 2 - i % 3, (union sigval){ .sival_int = i }));
    sigset_t got;
    siginfo_t info;
    sigemptyset(&got);
    for (int i = 0; i < 3; i++)
        sigaddset(&got, SIGRTMIN + i);
    while (sigtimedwait(&got, &info, &(struct timespec){ 0, 0 }) > 0)
        tell(info.si_signo, &info, NULL);
    return 0;
}
