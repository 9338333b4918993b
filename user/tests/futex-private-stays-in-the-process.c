/* SPDX-License-Identifier: MIT */
/* After fork the same address in parent and child is two words: a wake in one leaves waiters of the other alone. */
#include "futex.h"

static volatile uint32_t word;

static void
waiter(void)
{
    struct timespec time = { 0, 100 * MILLISECOND };

    CHECK_ERRNO(futex(&word, WAIT | PRIVATE_FLAG, 0, &time), ETIMEDOUT);
    CHECK_ERRNO(futex(&word, WAIT, 0, &time), ETIMEDOUT);
}

int
main(void)
{
    pid_t child = start(waiter);
    int status;

    while (waitpid(child, &status, WNOHANG) == 0) {
        CHECK_EQ(futex(&word, WAKE | PRIVATE_FLAG, 10, NULL), 0);
        CHECK_EQ(futex(&word, WAKE, 10, NULL), 0);
        pause_for(5 * MILLISECOND);
    }
    CHECK_EQ(status, EXITED(0));
    return 0;
}
