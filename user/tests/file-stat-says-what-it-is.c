/* SPDX-License-Identifier: MIT */
/* stat: type, mode, size and identity; by path, by descriptor and without following links all the same here. */
#include "check.h"

#include <sys/stat.h>

#define PATH "/tmp/stat"

int
main(void)
{
    struct stat a, b, c;
    int ends[2];
    int fd;

    umask(0);
    unlink(PATH);
    fd = (int)CHECK_OK(open(PATH, O_WRONLY | O_CREAT, 0640));
    CHECK_EQ(write(fd, "12345", 5), 5);
    CHECK_OK(stat(PATH, &a));
    CHECK_OK(fstat(fd, &b));
    CHECK_OK(lstat(PATH, &c));
    CHECK(S_ISREG(a.st_mode));
    CHECK_EQ(a.st_mode & 0777, 0640);
    CHECK_EQ(a.st_size, 5);
    CHECK_EQ(a.st_nlink, 1);
    CHECK(a.st_ino == b.st_ino && a.st_dev == b.st_dev && a.st_ino == c.st_ino);
    CHECK_OK(stat("/dev/null", &b));
    CHECK(S_ISCHR(b.st_mode));
    CHECK_OK(pipe(ends));
    CHECK_OK(fstat(ends[0], &b));
    CHECK(S_ISFIFO(b.st_mode));
    CHECK_ERRNO(stat("/tmp/missing", &b), ENOENT);
    CHECK_ERRNO(fstat(99, &b), EBADF);
    CHECK_OK(unlink(PATH));
    return 0;
}
