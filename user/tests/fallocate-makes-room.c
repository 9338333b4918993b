/* SPDX-License-Identifier: MIT */
/* fallocate fills holes and grows the file, unless told to keep its size; what it cannot do is said. */
#include "check.h"

#include <sys/stat.h>
#include <sys/statfs.h>

#ifndef FALLOC_FL_KEEP_SIZE
#define FALLOC_FL_KEEP_SIZE 1
#endif

extern int fallocate(int fd, int mode, off_t offset, off_t n);

int
main(void)
{
    int fd = (int)CHECK_OK(open("/tmp/fallocate-test", O_CREAT | O_TRUNC | O_RDWR, 0600)), ends[2], reader;
    struct statfs before, after;
    struct stat s;

    CHECK_OK(ftruncate(fd, 100000));
    CHECK_OK(fstat(fd, &s));
    CHECK_EQ(s.st_blocks, 0);
    CHECK_OK(fstatfs(fd, &before));
    CHECK_OK(fallocate(fd, 0, 4096, 8192));
    CHECK_OK(fstat(fd, &s));
    CHECK_EQ(s.st_blocks, 16);
    CHECK_EQ(s.st_size, 100000);
    CHECK_OK(fstatfs(fd, &after));
    CHECK(after.f_bfree < before.f_bfree && after.f_bfree <= after.f_blocks && after.f_bsize == 4096);
    CHECK_OK(fallocate(fd, FALLOC_FL_KEEP_SIZE, 90000, 50000));
    CHECK_OK(fstat(fd, &s));
    CHECK_EQ(s.st_size, 100000);
    CHECK_OK(fallocate(fd, 0, 90000, 50000));
    CHECK_OK(fstat(fd, &s));
    CHECK_EQ(s.st_size, 140000);

    CHECK_ERRNO(fallocate(fd, 0, -1, 10), EINVAL);
    CHECK_ERRNO(fallocate(fd, 0, 0, 0), EINVAL);
    CHECK_ERRNO(fallocate(fd, 0, 0, (off_t)1 << 62), EFBIG);
    CHECK_ERRNO(fallocate(99, 0, 0, 10), EBADF);
    reader = (int)CHECK_OK(open("/tmp/fallocate-test", O_RDONLY));
    CHECK_ERRNO(fallocate(reader, 0, 0, 10), EBADF);
    CHECK_OK(pipe(ends));
    CHECK_ERRNO(fallocate(ends[1], 0, 0, 10), ESPIPE);
    CHECK_ERRNO(statfs("/tmp/none", &before), ENOENT);
    CHECK_OK(unlink("/tmp/fallocate-test"));
    return 0;
}
