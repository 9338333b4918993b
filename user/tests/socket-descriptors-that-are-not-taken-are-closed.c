/* SPDX-License-Identifier: MIT */
/* Descriptors in a message are closed when nobody can receive them: read() drops them, a small control buffer cuts them
 * (MSG_CTRUNC), the queue goes. The pipe whose end they are shows it. */
#include "socket.h"

static int
send_pipe(int to)
{
    int ends[2];

    CHECK_OK(pipe(ends));
    CHECK_EQ(send_files(to, "x", &ends[1], 1), 1);
    close(ends[1]);
    return ends[0];
}

static void
check_closed(int fd)
{
    char byte;

    CHECK_EQ(read(fd, &byte, 1), 0);
    close(fd);
}

int
main(void)
{
    int ends[2], fd, two[2], got[2], flags;
    char byte;

    unix_pair(ends);
    fd = send_pipe(ends[0]);
    CHECK_EQ(fcntl(fd, F_SETFL, O_NONBLOCK), 0);
    CHECK_ERRNO(read(fd, &byte, 1), EAGAIN);
    CHECK_EQ(read(ends[1], &byte, 1), 1);
    check_closed(fd);
    fd = send_pipe(ends[0]);
    CHECK_EQ(receive_files(ends[1], got, 0, 0, &flags), 0);
    CHECK(flags & MSG_CTRUNC);
    check_closed(fd);
    fd = send_pipe(ends[0]);
    close(ends[1]);
    check_closed(fd);
    unix_pair(ends);
    CHECK_OK(pipe(two));
    CHECK_EQ(send_files(ends[0], "x", two, 2), 1);
    close(two[1]);
    CHECK_EQ(receive_files(ends[1], got, 1, 0, &flags), 1); /* room for the first only */
    CHECK(flags & MSG_CTRUNC);
    check_closed(two[0]);
    CHECK_ERRNO(send_files(ends[0], "x", (int[]){ 99 }, 1), EBADF);
    return 0;
}
