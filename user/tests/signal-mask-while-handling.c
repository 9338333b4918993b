/* SPDX-License-Identifier: MIT */
/* While a handler runs its own signal and those of sa_mask are blocked; afterwards the old mask is back. */
#include "signals.h"

static volatile int depth, deepest, second;

static void
on_second(int signo)
{
    (void)signo;
    CHECK_EQ(depth, 0);
    second++;
}

static void
on_first(int signo)
{
    depth++;
    if (depth > deepest)
        deepest = depth;
    if (signals_seen++ == 0) {
        kill(getpid(), signo);
        kill(getpid(), SIGUSR2);
    }
    depth--;
}

int
main(void)
{
    struct sigaction action = { .sa_handler = on_first };
    sigset_t mask;

    sigaddset(&action.sa_mask, SIGUSR2);
    CHECK_OK(sigaction(SIGUSR1, &action, NULL));
    handle(SIGUSR2, on_second, 0);
    CHECK_OK(kill(getpid(), SIGUSR1));
    CHECK_EQ(deepest, 1);
    CHECK_EQ(signals_seen, 2);
    CHECK_EQ(second, 1);
    CHECK_OK(sigprocmask(SIG_BLOCK, NULL, &mask));
    CHECK_EQ(sigismember(&mask, SIGUSR1), 0);
    CHECK_EQ(sigismember(&mask, SIGUSR2), 0);
    return 0;
}
