/* SPDX-License-Identifier: MIT */
/* kill(-G) reaches every process of group G and no other; kill(0) reaches the caller's own group. */
#include "signals.h"

#define CHILDREN 3

static void
sleep_for_ever(void)
{
    for (;;)
        pause_for(100 * SECOND);
}

int
main(void)
{
    pid_t child[CHILDREN];
    pid_t outsider;

    setpgid(0, 0);
    outsider = start(sleep_for_ever);
    for (int i = 0; i < CHILDREN; i++) {
        child[i] = start(sleep_for_ever);
        CHECK_OK(setpgid(child[i], child[0]));
    }
    CHECK_OK(kill(-child[0], SIGTERM));
    for (int i = 0; i < CHILDREN; i++)
        CHECK_EQ(wait_status(child[i]), KILLED(SIGTERM));
    CHECK_ERRNO(kill(-child[0], SIGTERM), ESRCH);
    CHECK_EQ(waitpid(outsider, NULL, WNOHANG), 0);
    signal(SIGTERM, SIG_IGN);
    CHECK_OK(kill(0, SIGTERM));
    CHECK_EQ(wait_status(outsider), KILLED(SIGTERM));
    return 0;
}
