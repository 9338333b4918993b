/* SPDX-License-Identifier: MIT */
/* poll(2), epoll(7) over sockets: POLLIN for a connection or data, POLLOUT for room, POLLRDHUP and POLLHUP at the end. */
#include "user/foreign/posix/see.h"
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>

static int pair[2];

static void
look(const char *when)
{
    struct pollfd fd = { pair[0], POLLIN | POLLOUT | POLLRDHUP, 0 };

    DO(poll(&fd, 1, 0));
    see("%s: in %d out %d rdhup %d hup %d err %d\n", when, (fd.revents & POLLIN) != 0, (fd.revents & POLLOUT) != 0,
        (fd.revents & POLLRDHUP) != 0, (fd.revents & POLLHUP) != 0, (fd.revents & POLLERR) != 0);
}

int
main(void)
{
    struct epoll_event event = { .events = EPOLLIN | EPOLLET };
    int set = epoll_create1(0);

    DO(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
    look("fresh");
    TRY(epoll_ctl(set, EPOLL_CTL_ADD, pair[0], &event));
    TRY(epoll_wait(set, &event, 1, 0));
    DO(write(pair[1], "x", 1));
    look("a byte");
    TRY(epoll_wait(set, &event, 1, 0));
    TRY(epoll_wait(set, &event, 1, 0));
    DO(write(pair[1], "y", 1));
    TRY(epoll_wait(set, &event, 1, 0));
    DO(shutdown(pair[1], SHUT_WR));
    look("half closed");
    TRY(epoll_wait(set, &event, 1, 0));
    close(pair[1]);
    look("closed");
    TRY(close(pair[0]));
    TRY(epoll_wait(set, &event, 1, 0));
    return 0;
}
