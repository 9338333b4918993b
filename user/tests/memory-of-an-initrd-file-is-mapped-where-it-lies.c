/* SPDX-License-Identifier: MIT */
/* The pages of a file that boot brought along are mapped in the frames where the loader put them: nobody copies them.
 * The file is one that no test runs, or the argument. */
#include "check.h"

#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>

static long
free_frames(void)
{
    FILE *file = fopen("/proc/meminfo", "r");
    char line[80];
    long kib = 0;

    CHECK(file != NULL);
    while (kib == 0 && fgets(line, sizeof(line), file))
        sscanf(line, "MemFree: %ld", &kib);
    fclose(file);
    return kib / 4;
}

int
main(int argc, char **argv)
{
    int fd = CHECK_OK(open(argc > 1 ? argv[1] : "/lessons/m5-select-client", O_RDONLY)), sum = 0;
    long before, pages;
    struct stat file;
    const char *p;

    SKIP_ON_LINUX();
    CHECK_OK(fstat(fd, &file));
    pages = file.st_size / 4096;
    CHECK(pages >= 16);
    before = free_frames();
    p = mmap(NULL, (size_t)file.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    CHECK(p != MAP_FAILED);
    for (long i = 0; i < pages; i++)
        sum |= p[i * 4096];
    CHECK(sum != 0);
    CHECK(before - free_frames() < pages / 2); /* page tables, perhaps */
    return 0;
}
