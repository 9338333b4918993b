/* SPDX-License-Identifier: MIT */
/* FUTEX_WAIT with a value that the word no longer has returns EAGAIN at once. */
#include "futex.h"

int
main(void)
{
    volatile uint32_t word = 1;

    CHECK_ERRNO(futex(&word, WAIT, 0, NULL), EAGAIN);
    CHECK_ERRNO(futex(&word, WAIT | PRIVATE_FLAG, 2, NULL), EAGAIN);
    return 0;
}
