/* SPDX-License-Identifier: MIT */
/* read(2): EFAULT: buf is outside your accessible address space, as a page beyond the end of its file is. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>

int
main(void)
{
    int fd = open("f", O_RDWR | O_CREAT, 0600), ends[2];
    char *area;

    DO(ftruncate(fd, 8192));
    area = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    area[4096] = 'x';
    DO(pipe(ends));
    DO(ftruncate(fd, 100));
    DO(write(ends[1], "abc", 3));
    TRY(read(ends[0], area + 4096, 3));
    TRY(write(ends[1], area + 4096, 3));
    return 0;
}
