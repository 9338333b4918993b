/* SPDX-License-Identifier: MIT */
/* A blocked signal is pending, once however often it is sent, and is delivered when it is unblocked. */
#include "signals.h"

int
main(void)
{
    sigset_t mask, pending;

    handle(SIGUSR1, count_signal, 0);
    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR1);
    CHECK_OK(sigprocmask(SIG_BLOCK, &mask, NULL));
    CHECK_OK(kill(getpid(), SIGUSR1));
    CHECK_OK(kill(getpid(), SIGUSR1));
    CHECK_EQ(signals_seen, 0);
    CHECK_OK(sigpending(&pending));
    CHECK_EQ(sigismember(&pending, SIGUSR1), 1);
    CHECK_EQ(sigismember(&pending, SIGUSR2), 0);
    CHECK_OK(sigprocmask(SIG_UNBLOCK, &mask, NULL));
    CHECK_EQ(signals_seen, 1);
    CHECK_OK(sigpending(&pending));
    CHECK_EQ(sigismember(&pending, SIGUSR1), 0);
    return 0;
}
