/* SPDX-License-Identifier: MIT */
/* flock(2): associated with an open file description: a dup is the same lock; EWOULDBLOCK (EAGAIN) for another open. */
#include "user/foreign/posix/see.h"
#include <sys/file.h>

int
main(void)
{
    int one = open("f", O_RDWR | O_CREAT, 0600), two = open("f", O_RDONLY), same = dup(one);

    TRY(flock(one, LOCK_EX));
    TRY(flock(two, LOCK_SH | LOCK_NB));
    TRY(flock(same, LOCK_SH));
    TRY(flock(two, LOCK_SH | LOCK_NB));
    TRY(flock(two, LOCK_EX | LOCK_NB));
    TRY(flock(same, LOCK_UN));
    TRY(flock(two, LOCK_EX | LOCK_NB));
    TRY(flock(one, LOCK_SH | LOCK_NB));
    TRY(close(two));
    TRY(flock(one, LOCK_SH | LOCK_NB));
    TRY(flock(one, 77));
    TRY(lockf(one, F_TLOCK, 0));
    TRY(lockf(one, F_TEST, 0));
    return 0;
}
