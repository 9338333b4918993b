/* SPDX-License-Identifier: MIT */
/* mmap(2): MAP_ANONYMOUS: the mapping is not backed by any file; its contents are initialized to zero. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>

int
main(void)
{
    unsigned char *area = mmap(NULL, 40960, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    unsigned sum = 0;

    for (int i = 0; i < 40960; i++)
        sum |= area[i];
    see("%u, aligned %d\n", sum, ((unsigned long)area & 4095) == 0);
    memset(area, 7, 40960);
    TRY(munmap(area + 4096, 8192));
    see("%d %d\n", area[0], area[12288]);
    see("fixed at the hole: %d\n", mmap(area + 4096, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == area + 4096);
    see("%d\n", area[4096]);
    return 0;
}
