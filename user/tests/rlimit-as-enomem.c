/* SPDX-License-Identifier: MIT */
/* RLIMIT_AS: mmap, brk and mremap beyond it fail with ENOMEM, the stack does not grow; less is possible again. */
#include "check.h"

#include <sys/mman.h>
#include <sys/resource.h>

#define MIB (1ul << 20)

static void *
map(size_t size)
{
    return mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
}

static int
recurse(int depth)
{
    volatile char space[4000];
    int below;

    space[depth % 4000] = (char)depth; /* any of them: none can be left out */
    below = depth == 0 ? 0 : recurse(depth - 1);
    return below + (space[depth % 4000] != (char)depth); /* looked at afterwards: no compiler makes a loop of this */
}

static void
grow_stack(void)
{
    while (map(4096) != MAP_FAILED)
        ;
    recurse(1000);
}

int
main(void)
{
    struct rlimit limit = { 64 * MIB, RLIM_INFINITY };
    char *p;

    CHECK_OK(setrlimit(RLIMIT_AS, &limit));
    p = map(32 * MIB);
    CHECK(p != MAP_FAILED);
    CHECK_ERRNO(map(32 * MIB), ENOMEM);
    CHECK_ERRNO(mremap(p, 32 * MIB, 64 * MIB, MREMAP_MAYMOVE), ENOMEM);
    CHECK_ERRNO(sbrk(32 * MIB), ENOMEM);
    CHECK_OK(munmap(p, 32 * MIB));
    CHECK(map(32 * MIB) != MAP_FAILED);
    CHECK_EQ(run(grow_stack), KILLED(SIGSEGV));
    return 0;
}
