/* SPDX-License-Identifier: MIT */
/* vfork(2): the parent is suspended until the child terminates or calls execve; memory is shared until then. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    static volatile int shared;
    pid_t child = vfork();

    if (child == 0) {
        for (int i = 0; i < 10000; i++)
            shared++;
        _exit(3);
    }
    see("shared %d\n", shared);
    see_end(child);
    return 0;
}
