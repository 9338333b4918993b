/* SPDX-License-Identifier: MIT */
/* madvise: DONTNEED makes private memory zero again and shared memory stay, FREE is for private anonymous memory only,
 * DONTFORK keeps a range from children, POPULATE brings pages. */
#include "check.h"

#include <sys/mman.h>

#define PAGE 4096ul

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif

static char *area;

static void
touch(void)
{
    *(volatile char *)area = 2;
}

static char *
map(int flags)
{
    char *p = mmap(NULL, 8 * PAGE, PROT_READ | PROT_WRITE, flags | MAP_ANONYMOUS, -1, 0);

    CHECK(p != MAP_FAILED);
    memset(p, 1, 8 * PAGE);
    return p;
}

int
main(void)
{
    char *shared = map(MAP_SHARED);

    area = map(MAP_PRIVATE);
    CHECK_OK(madvise(area + PAGE, 2 * PAGE, MADV_DONTNEED));
    CHECK_EQ(area[PAGE], 0);
    CHECK_EQ(area[3 * PAGE], 1);
    CHECK_OK(madvise(shared, 8 * PAGE, MADV_DONTNEED));
    CHECK_EQ(shared[PAGE], 1);
    CHECK_OK(madvise(area + 3 * PAGE, PAGE, MADV_FREE));
    CHECK(area[3 * PAGE] == 0 || area[3 * PAGE] == 1);
    CHECK_ERRNO(madvise(shared, PAGE, MADV_FREE), EINVAL);
    CHECK_ERRNO(madvise(area + 1, PAGE, MADV_NORMAL), EINVAL);
    CHECK_ERRNO(madvise(area, PAGE, 1000), EINVAL);
    CHECK_OK(madvise(area, PAGE, MADV_POPULATE_WRITE));
    CHECK_OK(munmap(area + 6 * PAGE, PAGE));
    CHECK_ERRNO(madvise(area + 5 * PAGE, 3 * PAGE, MADV_DONTNEED), ENOMEM); /* a hole: the rest is done */
    CHECK_EQ(area[7 * PAGE], 0);
    CHECK_EQ(run(touch), EXITED(0));
    CHECK_OK(madvise(area, PAGE, MADV_DONTFORK));
    CHECK_EQ(run(touch), KILLED(SIGSEGV));
    CHECK_OK(madvise(area, PAGE, MADV_DOFORK));
    CHECK_EQ(run(touch), EXITED(0));
    return 0;
}
