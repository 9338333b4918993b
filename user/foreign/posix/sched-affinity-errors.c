/* SPDX-License-Identifier: MIT */
/* sched_setaffinity(2), sched_getaffinity(2): which error comes first; masks are whole words. */
#include "user/foreign/posix/see.h"
#include <sys/syscall.h>

int
main(void)
{
    unsigned char mask[1024] = { 0 };

    TRY(syscall(SYS_sched_setaffinity, 0, 8, mask));
    TRY(syscall(SYS_sched_setaffinity, 999999, 8, mask));
    TRY(syscall(SYS_sched_setaffinity, 0, 8, NULL));
    mask[0] = 1;
    TRY(syscall(SYS_sched_setaffinity, 999999, 8, mask));
    TRY(syscall(SYS_sched_setaffinity, 0, 1, mask));
    TRY(syscall(SYS_sched_setaffinity, 0, 1024, mask));
    TRY(syscall(SYS_sched_setaffinity, 0, 0, mask));
    TRY(syscall(SYS_sched_getaffinity, 0, 7, mask));
    TRY(syscall(SYS_sched_getaffinity, 0, 12, mask));
    TRY(syscall(SYS_sched_getaffinity, 999999, 128, mask));
    see("%d\n", syscall(SYS_sched_getaffinity, 0, 128, mask) > 0 && (mask[0] & 1));
    return 0;
}
