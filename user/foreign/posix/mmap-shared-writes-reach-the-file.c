/* SPDX-License-Identifier: MIT */
/* mmap(2): MAP_SHARED: updates are visible to others that map the region and are carried through to the file. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>

int
main(void)
{
    int fd = open("f", O_RDWR | O_CREAT, 0600);
    char *one, *two, bytes[6] = "";

    DO(ftruncate(fd, 8192));
    one = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    two = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 4096);
    close(fd);
    fd = open("f", O_RDWR);
    memcpy(one + 4096, "hello", 5);
    see("%.5s\n", two);
    DO(pread(fd, bytes, 5, 4096));
    see("%s\n", bytes);
    DO(pwrite(fd, "HEL", 3, 4096));
    see("%.5s\n", two);
    TRY(msync(one, 8192, MS_SYNC));
    TRY(msync(one + 1, 8192, MS_SYNC));
    TRY(msync(one, 8192, MS_SYNC | MS_ASYNC));
    if (fork() == 0) {
        one[4096] = 'J';
        _exit(0);
    }
    wait(NULL);
    see("%.5s\n", two);
    return 0;
}
