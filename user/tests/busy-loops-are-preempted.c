/* SPDX-License-Identifier: MIT */
/* Processes that never make a system call do not keep others from running. */
#include "check.h"

static void
spin(void)
{
    for (volatile long i = 0;; i++)
        ;
}

int
main(void)
{
    pid_t spinner[8];

    for (int i = 0; i < 8; i++)
        spinner[i] = start(spin);
    for (int i = 0; i < 10; i++)
        pause_for(MILLISECOND);
    for (int i = 0; i < 8; i++) {
        CHECK_OK(kill(spinner[i], SIGKILL));
        CHECK_EQ(wait_status(spinner[i]), KILLED(SIGKILL));
    }
    return 0;
}
