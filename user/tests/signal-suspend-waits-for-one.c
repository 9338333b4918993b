/* SPDX-License-Identifier: MIT */
/* sigsuspend opens the mask and sleeps in one step, so a signal that is pending already is not missed. */
#include "signals.h"

int
main(void)
{
    sigset_t mask, open;

    handle(SIGUSR1, count_signal, 0);
    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR1);
    CHECK_OK(sigprocmask(SIG_BLOCK, &mask, &open));
    CHECK_OK(kill(getpid(), SIGUSR1));
    CHECK_EQ(signals_seen, 0);
    CHECK_ERRNO(sigsuspend(&open), EINTR);
    CHECK_EQ(signals_seen, 1);
    CHECK_OK(sigprocmask(SIG_BLOCK, NULL, &open));
    CHECK_EQ(sigismember(&open, SIGUSR1), 1);
    return 0;
}
