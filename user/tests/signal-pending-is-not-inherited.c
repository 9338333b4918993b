/* SPDX-License-Identifier: MIT */
/* Handlers and mask are copied by fork, pending signals are not. */
#include "signals.h"

static void
child(void)
{
    sigset_t pending, mask;

    CHECK_OK(sigpending(&pending));
    CHECK_EQ(sigismember(&pending, SIGUSR1), 0);
    CHECK_OK(sigprocmask(SIG_BLOCK, NULL, &mask));
    CHECK_EQ(sigismember(&mask, SIGUSR1), 1);
    CHECK_OK(kill(getpid(), SIGUSR1));
    sigemptyset(&mask);
    CHECK_OK(sigprocmask(SIG_SETMASK, &mask, NULL));
    CHECK_EQ(signals_seen, 1);
}

int
main(void)
{
    sigset_t mask;

    handle(SIGUSR1, count_signal, 0);
    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR1);
    CHECK_OK(sigprocmask(SIG_BLOCK, &mask, NULL));
    CHECK_OK(kill(getpid(), SIGUSR1));
    CHECK_EQ(run(child), EXITED(0));
    CHECK_EQ(signals_seen, 0);
    return 0;
}
