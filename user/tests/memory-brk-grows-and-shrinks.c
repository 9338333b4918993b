/* SPDX-License-Identifier: MIT */
/* brk gives zeroed memory, takes it back, gives it zeroed again, and refuses what is beyond reason. */
#include "check.h"

static char *
brk_to(char *end)
{
    return (char *)syscall(SYS_brk, end);
}

static void
touch_beyond(void)
{
    char *end = brk_to(NULL);

    end = (char *)(((unsigned long)end + 4095) & ~4095UL);
    *(volatile char *)end = 1;
}

int
main(void)
{
    char *start = brk_to(NULL);
    char *end = start + 100000;

    CHECK(brk_to(end) == end);
    for (char *p = start; p < end; p++)
        CHECK_EQ(*p, 0);
    memset(start, 'x', 100000);
    CHECK(brk_to(start) == start);
    CHECK_EQ(run(touch_beyond), KILLED(SIGSEGV));
    CHECK(brk_to(end) == end);
    CHECK_EQ(end[-1], 0);
    CHECK(brk_to((char *)0x7ffffffff000) == end);
    CHECK(brk_to((char *)-1) == end);
    CHECK(brk_to((char *)1) == end);
    return 0;
}
