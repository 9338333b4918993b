/* SPDX-License-Identifier: MIT */
/* A hole takes no room, and SEEK_DATA and SEEK_HOLE find where what is stored begins and ends. */
#include "check.h"

#include <sys/stat.h>

#define MIB (1l << 20)

int
main(void)
{
    int fd = CHECK_OK(open("sparse", O_RDWR | O_CREAT | O_TRUNC, 0600));
    struct stat st;
    char byte;

    CHECK_EQ(pwrite(fd, "x", 1, MIB), 1);
    CHECK_OK(ftruncate(fd, 3 * MIB));
    CHECK_OK(fstat(fd, &st));
    CHECK_EQ(st.st_size, 3 * MIB);
    CHECK(st.st_blocks > 0 && st.st_blocks < 100);
    CHECK_EQ(lseek(fd, 0, SEEK_DATA), MIB);
    CHECK_EQ(lseek(fd, MIB + 1, SEEK_DATA), MIB + 1);
    CHECK_EQ(lseek(fd, 0, SEEK_HOLE), 0);
    CHECK_EQ(lseek(fd, MIB, SEEK_HOLE), MIB + 4096);
    CHECK_ERRNO(lseek(fd, MIB + 4096, SEEK_DATA), ENXIO);
    CHECK_ERRNO(lseek(fd, 3 * MIB, SEEK_HOLE), ENXIO);
    CHECK_ERRNO(lseek(fd, -1, SEEK_DATA), ENXIO);
    CHECK_EQ(pread(fd, &byte, 1, 2 * MIB), 1);
    CHECK_EQ(byte, 0);
    CHECK_OK(unlink("sparse"));
    return 0;
}
