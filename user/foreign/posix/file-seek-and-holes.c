/* SPDX-License-Identifier: MIT */
/* lseek(2): beyond the end a later write leaves a hole of zeroes; EINVAL for what is before the start, ESPIPE. */
#include "user/foreign/posix/see.h"
#include <sys/stat.h>

int
main(void)
{
    int fd = open("f", O_RDWR | O_CREAT, 0600), ends[2];
    char bytes[8];
    struct stat st;

    TRY(lseek(fd, 100000, SEEK_SET));
    TRY(write(fd, "x", 1));
    TRY(pread(fd, bytes, 8, 50000));
    see("%d %d\n", bytes[0], bytes[7]);
    DO(fstat(fd, &st));
    see("size %ld, few blocks %d\n", (long)st.st_size, st.st_blocks * 512 < 50000);
    TRY(lseek(fd, -1, SEEK_SET));
    TRY(lseek(fd, -200000, SEEK_CUR));
    TRY(lseek(fd, 0, 77));
    TRY(lseek(fd, 0, SEEK_DATA) > 0);
    TRY(lseek(fd, 0, SEEK_HOLE));
    TRY(lseek(fd, 100001, SEEK_DATA));
    DO(pipe(ends));
    TRY(lseek(ends[0], 0, SEEK_CUR));
    TRY(pread(ends[0], bytes, 1, 0));
    return 0;
}
