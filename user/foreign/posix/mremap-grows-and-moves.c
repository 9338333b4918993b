/* SPDX-License-Identifier: MIT */
/* mremap(2): expands or shrinks a mapping, and with MREMAP_MAYMOVE moves it; ENOMEM if it may not and cannot. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>

int
main(void)
{
    char *area = mmap(NULL, 16384, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), *moved;

    memset(area, 'a', 16384);
    see("shrunk in place: %d\n", mremap(area, 16384, 4096, 0) == area);
    mmap(area + 4096, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    TRY(mremap(area, 4096, 8192, 0));
    moved = mremap(area, 4096, 1 << 20, MREMAP_MAYMOVE);
    see("moved: %d, %c %d\n", moved != area && moved != MAP_FAILED, moved[4095], moved[4096]);
    TRY(mremap(moved + 1, 4096, 8192, MREMAP_MAYMOVE));
    TRY(mremap(moved, 4096, 0, MREMAP_MAYMOVE));
    TRY(mremap(area, 4096, 8192, MREMAP_MAYMOVE));
    return 0;
}
