/* SPDX-License-Identifier: MIT */
/* A moved or doubled shared mapping is still the same memory; one of a file goes on at its offset. */
#include "check.h"

#include <sys/mman.h>

#define PAGE 4096ul

int
main(void)
{
    char *p = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0), *q, text[8] = "";
    int fd = memfd_create("moved", 0);

    CHECK(p != MAP_FAILED);
    q = mremap(p, 0, 4 * PAGE, MREMAP_MAYMOVE); /* a second mapping */
    CHECK(q != MAP_FAILED && q != p);
    p[PAGE] = 5;
    CHECK_EQ(q[PAGE], 5);
    q = mremap(q + PAGE, PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, q + 3 * PAGE);
    p[PAGE] = 6;
    CHECK_EQ(*q, 6);
    CHECK_OK(fd);
    CHECK_OK(ftruncate(fd, 8 * PAGE));
    p = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, PAGE);
    CHECK(p != MAP_FAILED);
    q = mremap(p + PAGE, PAGE, 2 * PAGE, MREMAP_MAYMOVE); /* page 2 and 3 of the file */
    CHECK(q != MAP_FAILED);
    strcpy(q + PAGE, "three");
    CHECK_EQ(pread(fd, text, 5, 3 * PAGE), 5);
    CHECK(strcmp(text, "three") == 0);
    return 0;
}
