/* SPDX-License-Identifier: MIT */
/* With SA_NOCLDWAIT, or SIGCHLD ignored, children leave no zombie: wait blocks until all have ended, then ECHILD. */
#include "signals.h"

static void
end_later(void)
{
    pause_for(20 * MILLISECOND);
}

static void
no_zombies(void)
{
    for (int i = 0; i < 3; i++)
        start(end_later);
    while (waitpid(-1, NULL, 0) < 0 && errno == EINTR)
        ;
    CHECK_ERRNO(waitpid(-1, NULL, 0), ECHILD);
}

int
main(void)
{
    handle(SIGCHLD, count_signal, SA_NOCLDWAIT);
    no_zombies();
    CHECK(signals_seen > 0);                /* it still comes */
    handle(SIGCHLD, SIG_IGN, 0);
    no_zombies();
    return 0;
}
