/* SPDX-License-Identifier: MIT */
/* New descriptors get the lowest free number; a table that is full is EMFILE; closed ones are EBADF. */
#include "check.h"

int
main(void)
{
    int first, last, next;

    for (int fd = 3; fd < 1024; fd++)
        close(fd); /* whatever was inherited */
    first = last = (int)CHECK_OK(open("/dev/null", O_RDONLY));

    while ((next = dup(first)) >= 0) {
        CHECK_EQ(next, last + 1);
        last = next;
    }
    CHECK_EQ(errno, EMFILE);
    CHECK_ERRNO(open("/dev/null", O_RDONLY), EMFILE);
    CHECK_OK(close(first + 3));
    CHECK_OK(close(first + 1));
    CHECK_EQ(open("/dev/null", O_RDONLY), first + 1);
    CHECK_EQ(dup(first), first + 3);
    CHECK_OK(close(first));
    CHECK_ERRNO(close(first), EBADF);
    CHECK_ERRNO(read(first, &next, 1), EBADF);
    CHECK_ERRNO(close(-1), EBADF);
    return 0;
}
