/* SPDX-License-Identifier: MIT */
/* No more descriptors can be on their way than RLIMIT_NOFILE: ETOOMANYREFS; received ones make room again. */
#include "socket.h"

#include <sys/resource.h>

int
main(void)
{
    int ends[2], null = (int)CHECK_OK(open("/dev/null", O_RDWR)), fds[50], got[50], sent = 0;
    struct rlimit limit;

    if (geteuid() == 0 && heddle_version() < 1)
        skip("root of Linux has no limit");
    CHECK_OK(getrlimit(RLIMIT_NOFILE, &limit));
    limit.rlim_cur = 100;
    CHECK_OK(setrlimit(RLIMIT_NOFILE, &limit));
    for (int i = 0; i < 50; i++)
        fds[i] = null;
    CHECK_OK(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends));
    while (send_files(ends[0], "x", fds, 50) == 1)
        CHECK(++sent < 10);
    CHECK_EQ(errno, ETOOMANYREFS);
    CHECK(sent >= 2);
    CHECK_EQ(receive_files(ends[1], got, 50, 0, NULL), 50);
    CHECK_EQ(send_files(ends[0], "x", fds, 50), 1);
    return 0;
}
