/* SPDX-License-Identifier: MIT */
/* fcntl locks exclude other processes byte by byte; readers share; a part can be given back or made another type; neighbours
 * become one; closing any descriptor of the file gives all back; a child has none; descriptors must be opened for it. */
#include "lock.h"

static int fd;

static void
tries(void)
{
    int own = CHECK_OK(open(NAME, O_RDWR));

    CHECK_ERRNO(lock(own, F_SETLK, F_WRLCK, 0, 1), EAGAIN);
    CHECK_ERRNO(lock(own, F_SETLK, F_RDLCK, 9, 1), EAGAIN);
    CHECK_OK(lock(own, F_SETLK, F_WRLCK, 10, 1));
    CHECK_OK(lock(own, F_SETLK, F_RDLCK, 20, 10));
    CHECK_ERRNO(lock(own, F_SETLK, F_WRLCK, 25, 1), EAGAIN);
    CHECK_ERRNO(lock(fd, F_SETLK, F_WRLCK, 0, 1), EAGAIN); /* inherited descriptor, not the lock */
}

int
main(void)
{
    struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_END, .l_start = -10, .l_len = 5 };
    int reader;

    fd = CHECK_OK(open(NAME, O_RDWR | O_CREAT | O_TRUNC, 0600));
    CHECK_OK(ftruncate(fd, 100));
    CHECK_OK(lock(fd, F_SETLK, F_WRLCK, 0, 10));
    CHECK_OK(lock(fd, F_SETLK, F_RDLCK, 20, 10));
    CHECK_EQ(run(tries), 0);
    CHECK_SEEN(0, 0, "w 0 10");
    CHECK_SEEN(10, 0, "r 20 10");
    CHECK_OK(lock(fd, F_SETLK, F_UNLCK, 3, 4));
    CHECK_SEEN(0, 0, "w 0 3");
    CHECK_SEEN(3, 4, "-");
    CHECK_SEEN(3, 0, "w 7 3");
    CHECK_OK(lock(fd, F_SETLK, F_RDLCK, 1, 2));
    CHECK_SEEN(0, 0, "w 0 1");
    CHECK_SEEN(1, 5, "r 1 2");
    CHECK_OK(lock(fd, F_SETLK, F_RDLCK, 3, 17)); /* joins 1 to 2 and 20 to 29, over 7 to 9 */
    CHECK_SEEN(1, 0, "r 1 29");
    CHECK_OK(lock(fd, F_SETLK, F_UNLCK, 0, 0));
    CHECK_SEEN(0, 0, "-");
    CHECK_OK(fcntl(fd, F_SETLK, &l));
    CHECK_SEEN(0, 0, "w 90 5");
    l = (struct flock){ .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 50, .l_len = -10 };
    CHECK_OK(fcntl(fd, F_SETLK, &l));
    CHECK_SEEN(0, 0, "w 40 10");
    CHECK_OK(lock(fd, F_SETLK, F_WRLCK, 200, 0));
    CHECK_SEEN(300, 1, "w 200 0");
    reader = CHECK_OK(open(NAME, O_RDONLY));
    CHECK_ERRNO(lock(reader, F_SETLK, F_WRLCK, 0, 1), EBADF);
    CHECK_OK(lock(reader, F_SETLK, F_RDLCK, 0, 1));
    CHECK_SEEN(0, 1, "r 0 1");
    CHECK_OK(close(reader));
    CHECK_SEEN(0, 0, "-"); /* all are gone */
    CHECK_ERRNO(lock(fd, F_SETLK, 7, 0, 1), EINVAL);
    CHECK_ERRNO(lock(fd, F_SETLK, F_WRLCK, -1, 1), EINVAL);
    CHECK_ERRNO(lock(fd, F_SETLK, F_WRLCK, 5, -6), EINVAL);
    CHECK_ERRNO(lock(99, F_SETLK, F_WRLCK, 0, 1), EBADF);
    CHECK_OK(lock(fd, F_SETLK, F_WRLCK, 0, 0));
    CHECK_OK(dup2(0, fd));
    CHECK_SEEN(0, 0, "-");
    CHECK_OK(unlink(NAME));
    return 0;
}
