/* SPDX-License-Identifier: MIT */
/* exit(3): functions registered with atexit are called in the reverse order; _exit(2) calls none of them. */
#include "user/foreign/posix/see.h"

static void first(void) { see("first\n"); }
static void second(void) { see("second\n"); }

static void
third(void)
{
    see("third\n");
    atexit(first);
}

int
main(void)
{
    pid_t child;

    atexit(first);
    atexit(second);
    if ((child = fork()) == 0)
        _exit(1);
    see_end(child);
    atexit(third);
    printf("flushed at the end\n");
    exit(2);
}
