/* SPDX-License-Identifier: MIT */
/* RLIMIT_NOFILE is one more than the highest descriptor a call may give; those that are open stay. */
#include "check.h"

#include <sys/resource.h>

int
main(void)
{
    struct rlimit limit = { 10, 20 };
    int high, last = -1, fd;

    for (fd = 3; fd < 100; fd++)
        close(fd); /* whatever was inherited */
    high = (int)CHECK_OK(fcntl(0, F_DUPFD, 50));
    CHECK_OK(setrlimit(RLIMIT_NOFILE, &limit));
    while ((fd = open("/dev/null", O_RDONLY)) >= 0)
        last = fd;
    CHECK_EQ(errno, EMFILE);
    CHECK_EQ(last, 9);
    CHECK_ERRNO(dup(0), EMFILE);
    CHECK_ERRNO(dup2(0, 10), EBADF);
    CHECK_ERRNO(fcntl(0, F_DUPFD, 10), EINVAL);
    CHECK_OK(fcntl(high, F_GETFD));
    limit.rlim_cur = 11;
    CHECK_OK(setrlimit(RLIMIT_NOFILE, &limit));
    CHECK_EQ(dup(0), 10);
    return 0;
}
