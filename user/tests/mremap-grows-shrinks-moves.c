/* SPDX-License-Identifier: MIT */
/* mremap keeps the contents: growing in place, moving because there is no room, moving to a chosen place, shrinking. */
#include "check.h"

#include <sys/mman.h>

#define PAGE 4096ul

static char *
map(size_t pages)
{
    char *p = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    CHECK(p != MAP_FAILED);
    return p;
}

/* The first page starts with 1, the second with 2, ... those behind with 0. */
static void
check_marks(const char *p, int marked, int pages)
{
    for (int i = 0; i < pages; i++)
        CHECK_EQ(p[i * (int)PAGE], i < marked ? i + 1 : 0);
}

static char *gone;

static void
touch_gone(void)
{
    *(volatile char *)gone = 1;
}

/* The processor must not remember where the page was. */
static void
touch_moved(void)
{
    char *p = map(2), *q = map(2);

    *p = 1;
    CHECK_EQ(mremap(p, PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, q), q);
    *(volatile char *)p = 1;
}

int
main(void)
{
    char *p = map(40), *q, *place;

    munmap(p + 4 * PAGE, 36 * PAGE); /* room behind four pages */
    for (int i = 0; i < 4; i++)
        p[i * (int)PAGE] = (char)(i + 1);
    CHECK_EQ(mremap(p, 4 * PAGE, 8 * PAGE, 0), p);
    check_marks(p, 4, 8);
    mmap(p + 8 * PAGE, PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    CHECK_ERRNO(mremap(p, 8 * PAGE, 20 * PAGE, 0), ENOMEM);
    q = mremap(p, 8 * PAGE, 2000 * PAGE, MREMAP_MAYMOVE); /* more than one page table */
    CHECK(q != MAP_FAILED && q != p);
    check_marks(q, 4, 2000);
    gone = p;
    CHECK_EQ(run(touch_gone), KILLED(SIGSEGV));
    CHECK_EQ(run(touch_moved), KILLED(SIGSEGV));
    place = map(10);
    memset(place, 7, 10 * PAGE);
    CHECK_EQ(mremap(q, 2000 * PAGE, 6 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, place + PAGE), place + PAGE);
    check_marks(place + PAGE, 4, 6);
    CHECK_EQ(place[0], 7);
    CHECK_EQ(place[7 * PAGE], 7);
    CHECK_EQ(mremap(place + PAGE, 6 * PAGE, 2 * PAGE, 0), place + PAGE);
    check_marks(place + PAGE, 2, 2);
    gone = place + 3 * PAGE;
    CHECK_EQ(run(touch_gone), KILLED(SIGSEGV));
    return 0;
}
