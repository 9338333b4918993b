/* SPDX-License-Identifier: MIT */
/* A word at an odd address is EINVAL, one that is not mapped EFAULT, an operation that nobody knows ENOSYS. */
#include "futex.h"

int
main(void)
{
    volatile uint32_t words[2] = { 0, 0 };
    volatile uint32_t *odd = (volatile uint32_t *)((volatile char *)words + 1);
    struct timespec none = { 0, 0 };

    CHECK_ERRNO(futex(odd, WAIT, 0, &none), EINVAL);
    CHECK_ERRNO(futex(odd, WAKE, 1, NULL), EINVAL);
    CHECK_ERRNO(futex((volatile uint32_t *)16, WAIT, 0, &none), EFAULT);
    CHECK_ERRNO(futex(words, 99, 0, NULL), ENOSYS);
    return 0;
}
