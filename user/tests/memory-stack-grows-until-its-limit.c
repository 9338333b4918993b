/* SPDX-License-Identifier: MIT */
/* The stack grows by itself to a megabyte and more; recursion without end is SIGSEGV. */
#include "check.h"

static int
recurse(int depth)
{
    volatile char space[4000];

    space[0] = (char)depth;
    return depth == 0 ? 0 : recurse(depth - 1) + (space[0] != (char)depth);
}

static void
go_deep(void)
{
    CHECK_EQ(recurse(500), 0);
}

static void
go_too_deep(void)
{
    recurse(1 << 30);
}

/* A page far below everything used so far. */
static void
leap(void)
{
    volatile char space[500000];

    space[0] = 1;
    CHECK_EQ(space[0], 1);
}

int
main(void)
{
    CHECK_EQ(run(go_deep), EXITED(0));
    CHECK_EQ(run(leap), EXITED(0));
    CHECK_EQ(run(go_too_deep), KILLED(SIGSEGV));
    return 0;
}
