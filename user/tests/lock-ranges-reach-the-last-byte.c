/* SPDX-License-Identifier: MIT */
/* fcntl locks end at the last byte a file can have, and what would go beyond is EOVERFLOW; a descriptor by O_PATH has none. */
#include "lock.h"

#include <stdint.h>

int
main(void)
{
    int fd = CHECK_OK(open(NAME, O_RDWR | O_CREAT | O_TRUNC, 0600)), path = CHECK_OK(open(NAME, O_PATH));
    struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_CUR, .l_start = 0, .l_len = INT64_MAX };

    CHECK_OK(lock(fd, F_SETLK, F_WRLCK, INT64_MAX, 1));
    CHECK_SEEN(0, 0, "w 9223372036854775807 0");
    CHECK_OK(lock(fd, F_SETLK, F_WRLCK, 10, INT64_MAX - 9));
    CHECK_SEEN(0, 0, "w 10 0");
    CHECK_ERRNO(lock(fd, F_SETLK, F_WRLCK, 10, INT64_MAX - 8), EOVERFLOW);
    CHECK_ERRNO(lock(fd, F_SETLK, F_WRLCK, INT64_MAX, 2), EOVERFLOW);
    CHECK_OK(lseek(fd, 5, SEEK_SET));
    CHECK_ERRNO(fcntl(fd, F_SETLK, &l), EOVERFLOW);
    l = (struct flock){ .l_type = F_WRLCK, .l_whence = SEEK_CUR, .l_start = INT64_MAX - 4 };
    CHECK_ERRNO(fcntl(fd, F_SETLK, &l), EOVERFLOW);
    CHECK_ERRNO(lock(fd, F_SETLK, F_WRLCK, INT64_MIN, INT64_MIN), EINVAL);
    CHECK_ERRNO(lock(fd, F_SETLK, F_WRLCK, 0, INT64_MIN), EINVAL);
    CHECK_ERRNO(lock(path, F_GETLK, F_WRLCK, 0, 1), EBADF);
    CHECK_ERRNO(lock(path, F_SETLK, F_RDLCK, 0, 1), EBADF);
    CHECK_OK(unlink(NAME));
    return 0;
}
