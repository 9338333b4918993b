/* SPDX-License-Identifier: MIT */
/* madvise(2): MADV_DONTNEED: later accesses repopulate, anonymous private pages with zeroes, file pages from the file. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>

int
main(void)
{
    int fd = open("f", O_RDWR | O_CREAT, 0600);
    char *area = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), *file;

    DO(write(fd, "file", 4));
    file = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    area[0] = area[4096] = 'x';
    file[0] = 'F';
    TRY(madvise(area, 4096, MADV_DONTNEED));
    TRY(madvise(file, 4096, MADV_DONTNEED));
    see("%d %c %.4s\n", area[0], area[4096], file);
    TRY(madvise(area + 1, 4096, MADV_DONTNEED));
    TRY(madvise(area, 4096, 9999));
    DO(munmap(area, 4096));
    TRY(madvise(area, 8192, MADV_DONTNEED));
    TRY(madvise(area + 4096, 4096, MADV_NORMAL));
    return 0;
}
