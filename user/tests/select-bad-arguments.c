/* SPDX-License-Identifier: MIT */
/* A closed descriptor in a set is EBADF; a negative count or time is EINVAL. */
#include "check.h"

#include <sys/select.h>

int
main(void)
{
    struct timeval none = { 0, 0 };
    struct timeval negative = { -1, 0 };
    fd_set reads;

    FD_ZERO(&reads);
    FD_SET(50, &reads);
    CHECK_ERRNO(select(51, &reads, NULL, NULL, &none), EBADF);
    CHECK_ERRNO(select(-1, NULL, NULL, NULL, &none), EINVAL);
    CHECK_ERRNO(select(0, NULL, NULL, NULL, &negative), EINVAL);
    return 0;
}
