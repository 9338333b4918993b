/* SPDX-License-Identifier: MIT */
/* Who only reads a file that boot brought along sees the frames where the loader put it, which all worlds share: mapping
 * it takes none of its own, and none of the machine.  The file is one that no test runs, or the argument. */
#include "check.h"

#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>

/* Of the machine. */
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
    long before, free_before, pages;
    struct stat file;
    const char *p;

    SKIP_ON_LINUX();
    CHECK_OK(fstat(fd, &file));
    pages = file.st_size / 4096;
    CHECK(pages >= 16);
    before = frames_at_rest();
    free_before = free_frames();
    p = mmap(NULL, (size_t)file.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    CHECK(p != MAP_FAILED);
    for (long i = 0; i < pages; i++)
        sum |= p[i * 4096];
    CHECK(sum != 0);
    CHECK(frames_at_rest() - before < pages / 2); /* a page table, perhaps */
    CHECK(free_before - free_frames() < pages / 2);
    return 0;
}
