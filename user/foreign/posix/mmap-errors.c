/* SPDX-License-Identifier: MIT */
/* mmap(2): EINVAL: length 0, not aligned, or no flag of sharing; EACCES: the file's mode; EBADF; ENODEV: a folder. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>

int
main(void)
{
    int r = open("f", O_RDONLY | O_CREAT, 0600), w = open("f", O_WRONLY), folder = open(".", O_RDONLY);

    TRY(mmap(NULL, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    TRY(mmap((void *)0x10001, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0));
    TRY(mmap(NULL, 4096, PROT_READ, MAP_ANONYMOUS, -1, 0));
    TRY(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, r, 100));
    TRY(mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, r, 0));
    TRY(mmap(NULL, 4096, PROT_READ, MAP_SHARED, w, 0));
    TRY(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, w, 0));
    TRY(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 99, 0));
    TRY(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, folder, 0));
    see("private and writable: %d\n", mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, r, 0) != MAP_FAILED);
    TRY(munmap((void *)0x10001, 4096));
    TRY(munmap((void *)0x10000, 0));
    TRY(munmap((void *)0x10000, 4096));
    return 0;
}
