/* SPDX-License-Identifier: MIT */
/* mmap(2): MAP_FIXED_NOREPLACE: never clobbers a mapped range: EEXIST. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>

int
main(void)
{
    char *area = mmap(NULL, 12288, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    area[0] = 'x';
    TRY(mmap(area, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0));
    see("%c\n", area[0]);
    DO(munmap(area + 4096, 4096));
    TRY(mmap(area + 4096, 8192, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0));
    see("in the hole: %d\n",
        mmap(area + 4096, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) == area + 4096);
    return 0;
}
