/* SPDX-License-Identifier: MIT */
/* In a world of 16 MiB a mapping of more, by mmap, brk, mremap or mprotect, is ENOMEM at once; addresses alone, and
 * memory asked for without reserve, are not. */
#include "world.h"

#include <sys/mman.h>

#define MIB    (1ul << 20)
#define FRAMES (16 * MIB / 4096)

static char *
map(size_t size, int protection, int flags)
{
    return mmap(NULL, size, protection, flags | MAP_ANONYMOUS, -1, 0);
}

static int
inside(void)
{
    char *p;

    CHECK_ERRNO(map(17 * MIB, PROT_READ | PROT_WRITE, MAP_PRIVATE), ENOMEM);
    CHECK_ERRNO(map(17 * MIB, PROT_READ, MAP_SHARED), ENOMEM);
    CHECK_ERRNO(sbrk(17 * MIB), ENOMEM);
    CHECK(map(17 * MIB, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE) != MAP_FAILED);
    p = map(1000 * MIB, PROT_NONE, MAP_PRIVATE);
    CHECK(p != MAP_FAILED);
    CHECK_ERRNO(mprotect(p, 17 * MIB, PROT_READ | PROT_WRITE), ENOMEM);
    CHECK_OK(mprotect(p, 8 * MIB, PROT_READ | PROT_WRITE));
    CHECK_ERRNO(mremap(p, 8 * MIB, 30 * MIB, MREMAP_MAYMOVE), ENOMEM);
    memset(p, 1, 4 * MIB);
    return 3;
}

int
main(int argc, char **argv)
{
    if (argc > 1)
        return inside();
    SKIP_ON_LINUX();
    CHECK_EQ(run_in_small_world(argv[0], "inside", FRAMES), EXITED(3));
    return 0;
}
