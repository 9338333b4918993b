/* SPDX-License-Identifier: MIT */
/* brk(2): increasing the program break allocates memory; decreasing it deallocates. */
#include "user/foreign/posix/see.h"
#include <sys/syscall.h>

int
main(void)
{
    long begin = syscall(SYS_brk, 0), end = syscall(SYS_brk, begin + 20000);
    char *area = (char *)begin;

    see("moved by %ld\n", end - begin);
    memset(area, 'x', 20000);
    see("back by %ld\n", end - syscall(SYS_brk, begin));
    see("again %ld\n", syscall(SYS_brk, begin + 20000) - begin);
    see("fresh: %d\n", area[8192]);
    see("nonsense changes nothing: %ld\n", syscall(SYS_brk, 1) - begin);
    return 0;
}
