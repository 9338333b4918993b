/* SPDX-License-Identifier: MIT */
/* fork(2): at the time of fork both memory spaces have the same content; writes by one do not affect the other. */
#include "user/foreign/posix/see.h"

static int global = 1;

int
main(void)
{
    int *heap = malloc(sizeof(int)), local = 3;
    pid_t child;

    *heap = 2;
    if ((child = fork()) == 0) {
        see("child %d %d %d\n", global, *heap, local);
        global = *heap = local = 9;
        see("child %d %d %d\n", global, *heap, local);
        _exit(0);
    }
    see_end(child);
    see("parent %d %d %d\n", global, *heap, local);
    return 0;
}
