/* SPDX-License-Identifier: MIT */
/* /dev/null swallows and ends at once, /dev/zero gives zeros, /dev/full is always full. */
#include "check.h"

int
main(void)
{
    char bytes[5000];
    int fd;

    memset(bytes, 'x', sizeof(bytes));
    fd = (int)CHECK_OK(open("/dev/null", O_RDWR));
    CHECK_EQ(write(fd, bytes, sizeof(bytes)), sizeof(bytes));
    CHECK_EQ(read(fd, bytes, sizeof(bytes)), 0);
    fd = (int)CHECK_OK(open("/dev/zero", O_RDWR));
    CHECK_EQ(read(fd, bytes, sizeof(bytes)), sizeof(bytes));
    for (size_t i = 0; i < sizeof(bytes); i++)
        CHECK_EQ(bytes[i], 0);
    CHECK_EQ(write(fd, bytes, 10), 10);
    fd = (int)CHECK_OK(open("/dev/full", O_RDWR));
    CHECK_ERRNO(write(fd, bytes, 1), ENOSPC);
    CHECK_EQ(read(fd, bytes, 10), 10);
    return 0;
}
