/* SPDX-License-Identifier: MIT */
/* mmap(2): MAP_SHARED with MAP_ANONYMOUS: memory that a process shares with its children. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>

int
main(void)
{
    volatile int *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pid_t child;

    for (int i = 0; i < 3; i++) {
        if ((child = fork()) == 0) {
            shared[i] = i + 10;
            shared[9] += 1;
            _exit(0);
        }
        see_end(child);
    }
    see("%d %d %d %d\n", shared[0], shared[1], shared[2], shared[9]);
    return 0;
}
