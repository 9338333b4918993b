/* SPDX-License-Identifier: MIT */
/* Offsets from start, here and end; writing beyond the end leaves a hole of zeros; before the start is EINVAL. */
#include "check.h"

int
main(void)
{
    int fd = (int)CHECK_OK(open("/tmp/seek", O_RDWR | O_CREAT | O_TRUNC, 0600));
    char bytes[10] = "xxxxxxxxxx";

    CHECK_OK(unlink("/tmp/seek"));
    CHECK_EQ(write(fd, "abc", 3), 3);
    CHECK_EQ(lseek(fd, 10000, SEEK_SET), 10000);
    CHECK_EQ(read(fd, bytes, 10), 0);
    CHECK_EQ(lseek(fd, 0, SEEK_END), 3); /* seeking alone does not make it longer */
    CHECK_EQ(lseek(fd, 9997, SEEK_CUR), 10000);
    CHECK_EQ(write(fd, "z", 1), 1);
    CHECK_EQ(lseek(fd, 0, SEEK_END), 10001);
    CHECK_EQ(lseek(fd, 2, SEEK_SET), 2);
    CHECK_EQ(read(fd, bytes, 10), 10);
    CHECK_EQ(bytes[0], 'c');
    CHECK_EQ(bytes[9], 0);
    CHECK_ERRNO(lseek(fd, -1, SEEK_SET), EINVAL);
    CHECK_ERRNO(lseek(fd, -10002, SEEK_END), EINVAL);
    CHECK_ERRNO(lseek(fd, 0, 99), EINVAL);
    CHECK_EQ(lseek(fd, 0, SEEK_CUR), 12);
    return 0;
}
