/* SPDX-License-Identifier: MIT */
/* mlock(2): locks pages in memory, ENOMEM for pages not mapped; mincore(2) then says that they are resident. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>

int
main(void)
{
    char *area = mmap(NULL, 12288, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    unsigned char resident[3] = { 0 };

    TRY(mlock(area, 8192));
    TRY(mincore(area, 8192, resident));
    see("%d %d\n", resident[0] & 1, resident[1] & 1);
    TRY(munlock(area, 8192));
    TRY(mincore(area + 1, 4096, resident));
    DO(munmap(area + 8192, 4096));
    TRY(mincore(area + 8192, 4096, resident));
    TRY(mlock(area, 12288));
    return 0;
}
