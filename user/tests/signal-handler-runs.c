/* SPDX-License-Identifier: MIT */
/* A handler runs with the signal's number and, with SA_SIGINFO, with who sent it; afterwards the program goes on. */
#include "signals.h"

static volatile int number_seen;
static volatile pid_t sender_seen;

static void
handler(int signo, siginfo_t *info, void *context)
{
    CHECK(context != NULL);
    number_seen = signo;
    sender_seen = info->si_pid;
    CHECK_EQ(info->si_signo, signo);
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO };
    struct sigaction before;

    CHECK_OK(sigaction(SIGUSR1, &action, NULL));
    CHECK_OK(kill(getpid(), SIGUSR1));
    CHECK_EQ(number_seen, SIGUSR1);
    CHECK_EQ(sender_seen, getpid());
    CHECK_OK(sigaction(SIGUSR1, NULL, &before));
    CHECK(before.sa_sigaction == handler);
    CHECK_EQ(before.sa_flags & SA_SIGINFO, SA_SIGINFO);
    return 0;
}
