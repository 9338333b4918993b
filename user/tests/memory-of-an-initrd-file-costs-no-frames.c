/* SPDX-License-Identifier: MIT */
/* Who only reads a file that boot brought along sees frames that all worlds share: mapping it takes none of its own. */
#include "check.h"

#include <sys/mman.h>
#include <sys/stat.h>

int
main(void)
{
    int fd = CHECK_OK(open("/bin/sh", O_RDONLY)), sum = 0;
    long before, pages;
    struct stat file;
    const char *p;

    SKIP_ON_LINUX();
    CHECK_OK(fstat(fd, &file));
    pages = file.st_size / 4096;
    CHECK(pages >= 16);
    before = frames_at_rest();
    p = mmap(NULL, (size_t)file.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    CHECK(p != MAP_FAILED);
    for (long i = 0; i < pages; i++)
        sum |= p[i * 4096];
    CHECK(sum != 0);
    CHECK(frames_at_rest() - before < pages / 2); /* a page table, perhaps */
    return 0;
}
