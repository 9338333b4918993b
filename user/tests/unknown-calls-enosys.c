/* SPDX-License-Identifier: MIT */
/* Numbers that no system call has are ENOSYS: beyond the table, huge, negative, and the x32 bit. */
#include "check.h"

int
main(void)
{
    CHECK_ERRNO(syscall(1000), ENOSYS);
    CHECK_ERRNO(syscall(100000), ENOSYS);
    CHECK_ERRNO(syscall(-1L), ENOSYS);
    CHECK_ERRNO(syscall((1L << 62) + 1000), ENOSYS);
    CHECK_ERRNO(syscall(0x40000000L + 39), ENOSYS);
    CHECK_ERRNO(syscall(183), ENOSYS); /* never implemented anywhere */
    return 0;
}
