/* SPDX-License-Identifier: MIT */
/* Processes that never make a system call do not keep others from running. */
#include "check.h"

#define SPINNERS 4

static void
spin(void)
{
    for (volatile long i = 0;; i++)
        ;
}

int
main(void)
{
    pid_t spinner[SPINNERS];

    for (int i = 0; i < SPINNERS; i++)
        spinner[i] = start(spin);
    for (int i = 0; i < 5; i++)
        pause_for(MILLISECOND);
    for (int i = 0; i < SPINNERS; i++) {
        CHECK_OK(kill(spinner[i], SIGKILL));
        CHECK_EQ(wait_status(spinner[i]), KILLED(SIGKILL));
    }
    return 0;
}
