/* SPDX-License-Identifier: MIT */
/* mmap(2): MAP_PRIVATE: updates are not visible to other processes and are not carried through to the file. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>

int
main(void)
{
    int fd = open("f", O_RDWR | O_CREAT, 0600);
    char *one, *two, bytes[6] = "";

    DO(write(fd, "first", 5));
    one = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    two = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    one[0] = 'F';
    DO(pread(fd, bytes, 5, 0));
    see("%.5s %.5s %s\n", one, two, bytes);
    if (fork() == 0) {
        one[1] = 'I';
        see("child %.5s\n", one);
        _exit(0);
    }
    wait(NULL);
    see("%.5s\n", one);
    see("rest of the page: %d\n", one[5] | one[4095]);
    return 0;
}
