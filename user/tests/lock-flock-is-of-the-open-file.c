/* SPDX-License-Identifier: MIT */
/* flock: readers share, a writer is alone; dup and fork share the lock, another open does not, in one process too; the last
 * close gives it back; it does not see fcntl's locks, and F_OFD_ locks are an open file's as well. */
#include "lock.h"

static int fd;

static void
unlocks(void)
{
    CHECK_OK(flock(fd, LOCK_UN));
}

int
main(void)
{
    int other, again;

    fd = CHECK_OK(open(NAME, O_RDWR | O_CREAT | O_TRUNC, 0600));
    other = CHECK_OK(open(NAME, O_RDONLY));
    again = CHECK_OK(dup(fd));
    CHECK_OK(flock(fd, LOCK_EX));
    CHECK_OK(flock(again, LOCK_EX | LOCK_NB));
    CHECK_ERRNO(flock(other, LOCK_SH | LOCK_NB), EWOULDBLOCK);
    CHECK_OK(lock(other, F_SETLK, F_RDLCK, 0, 0));
    CHECK_OK(flock(fd, LOCK_SH));
    CHECK_OK(flock(other, LOCK_SH | LOCK_NB));
    CHECK_ERRNO(flock(other, LOCK_EX | LOCK_NB), EWOULDBLOCK); /* and has lost what it had */
    CHECK_OK(flock(fd, LOCK_EX | LOCK_NB));
    CHECK_EQ(run(unlocks), 0);
    CHECK_OK(flock(other, LOCK_EX | LOCK_NB));
    CHECK_OK(flock(other, LOCK_UN));
    CHECK_OK(flock(fd, LOCK_EX));
    close(fd);
    CHECK_ERRNO(flock(other, LOCK_EX | LOCK_NB), EWOULDBLOCK);
    close(again);
    CHECK_OK(flock(other, LOCK_EX | LOCK_NB));
    CHECK_ERRNO(flock(other, 77), EINVAL);
    fd = CHECK_OK(open(NAME, O_RDWR));
    again = CHECK_OK(open(NAME, O_RDWR));
    CHECK_OK(lock(fd, F_OFD_SETLK, F_WRLCK, 0, 5));
    CHECK_ERRNO(lock(again, F_OFD_SETLK, F_WRLCK, 4, 5), EAGAIN);
    CHECK_OK(lock(again, F_OFD_SETLK, F_WRLCK, 5, 5));
    close(fd);
    CHECK_OK(lock(again, F_OFD_SETLK, F_WRLCK, 4, 5));
    CHECK_OK(unlink(NAME));
    return 0;
}
