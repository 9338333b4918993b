/* SPDX-License-Identifier: MIT */
/* memfd_create(2): the file behaves like a regular file, can be modified, truncated, mapped; a new one is empty. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>
#include <sys/stat.h>

int
main(void)
{
    int fd = (int)TRY(memfd_create("name", MFD_CLOEXEC));
    struct stat st;
    char *area;

    TRY(fstat(fd, &st));
    see("size %ld, regular %d, links %d, cloexec %d\n", (long)st.st_size, S_ISREG(st.st_mode), (int)st.st_nlink,
        fcntl(fd, F_GETFD));
    TRY(write(fd, "hello", 5));
    TRY(ftruncate(fd, 8192));
    area = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    see("%.5s\n", area);
    TRY(memfd_create("name", 0x4000));
    return 0;
}
