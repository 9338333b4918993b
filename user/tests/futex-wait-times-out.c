/* SPDX-License-Identifier: MIT */
/* FUTEX_WAIT with a timeout returns ETIMEDOUT, not before it has passed; bad timeouts are EINVAL. */
#include "futex.h"

int
main(void)
{
    volatile uint32_t word = 0;
    struct timespec short_time = { 0, 20 * MILLISECOND };
    struct timespec none = { 0, 0 };
    struct timespec bad = { 0, SECOND };
    struct timespec negative = { -1, 0 };
    long before = now();

    CHECK_ERRNO(futex(&word, WAIT, 0, &short_time), ETIMEDOUT);
    CHECK(now() - before >= 20 * MILLISECOND);
    CHECK_ERRNO(futex(&word, WAIT, 0, &none), ETIMEDOUT);
    CHECK_ERRNO(futex(&word, WAIT, 0, &bad), EINVAL);
    CHECK_ERRNO(futex(&word, WAIT, 0, &negative), EINVAL);
    return 0;
}
