/* SPDX-License-Identifier: MIT */
/* A program's code and its constants are read-only. */
#include "check.h"

static const char constant[] = "constant";

static void
write_code(void)
{
    *(volatile char *)(unsigned long)write_code = 0;
}

static void
write_constant(void)
{
    *(volatile char *)(unsigned long)constant = 0;
}

int
main(void)
{
    CHECK_EQ(run(write_code), KILLED(SIGSEGV));
    CHECK_EQ(run(write_constant), KILLED(SIGSEGV));
    return 0;
}
