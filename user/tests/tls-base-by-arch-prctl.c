/* SPDX-License-Identifier: MIT */
/* arch_prctl sets and tells the FS base; an address that is none is EPERM, an unknown code EINVAL. */
#include "check.h"

#define SET_FS 0x1002
#define GET_FS 0x1003

int
main(void)
{
    unsigned long base = 0, again = 0;

    CHECK_OK(syscall(SYS_arch_prctl, GET_FS, &base));
    CHECK(base != 0);
    CHECK_OK(syscall(SYS_arch_prctl, SET_FS, base));
    CHECK_OK(syscall(SYS_arch_prctl, GET_FS, &again));
    CHECK_EQ(again, base);
    CHECK_ERRNO(syscall(SYS_arch_prctl, SET_FS, 0xffff800000000000UL), EPERM);
    CHECK_ERRNO(syscall(SYS_arch_prctl, SET_FS, 0x8000000000000000UL), EPERM);
    CHECK_ERRNO(syscall(SYS_arch_prctl, 0x9999, base), EINVAL);
    return 0;
}
