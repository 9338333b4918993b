/* SPDX-License-Identifier: MIT */
/* mprotect(2): ENOMEM: pages that are not mapped; EINVAL: addr is not aligned; EACCES: a file opened read-only. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>

int
main(void)
{
    char *area = mmap(NULL, 12288, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int fd = open("f", O_RDONLY | O_CREAT, 0600);
    char *file = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    pid_t child;

    TRY(mprotect(area + 1, 4096, PROT_READ));
    DO(munmap(area + 4096, 4096));
    TRY(mprotect(area, 12288, PROT_READ));
    TRY(mprotect(file, 4096, PROT_READ | PROT_WRITE));
    if ((child = fork()) == 0) {
        area[8192] = 'y';
        see("after the hole it is still writable\n");
        area[0] = 'x';
        _exit(0);
    }
    see_end(child);
    TRY(mprotect(area, 4096, PROT_READ | PROT_WRITE));
    area[0] = 'x';
    TRY(mprotect(area, 4096, PROT_NONE));
    TRY(write(open("/dev/null", O_WRONLY), area, 1));
    TRY(read(open("/dev/zero", O_RDONLY), area, 1));
    return 0;
}
