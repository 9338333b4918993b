/* SPDX-License-Identifier: MIT */
/* epoll, edge triggered, registered before there is a connection: connected, readable, writable again, hung up, each
 * reported once. */
#include "socket.h"

#include <sys/epoll.h>

static int set;

/* The events that are reported within the time. */
static unsigned
reported(int timeout)
{
    struct epoll_event event = { 0 };
    int n = (int)CHECK_OK(epoll_wait(set, &event, 1, timeout));

    return n ? event.events : 0;
}

static void
watch(int fd)
{
    struct epoll_event event = { .events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET };

    set = (int)CHECK_OK(epoll_create1(0));
    CHECK_OK(epoll_ctl(set, EPOLL_CTL_ADD, fd, &event));
}

static void
changes(int fd, int other)
{
    static char block[10000];

    CHECK(reported(-1) & EPOLLOUT);
    CHECK_EQ(reported(0), 0);
    say(other, "x");
    CHECK(reported(-1) & EPOLLIN);
    CHECK_EQ(reported(0), 0);
    expect(fd, "x");
    CHECK_OK(fcntl(fd, F_SETFL, O_NONBLOCK));
    CHECK_OK(fcntl(other, F_SETFL, O_NONBLOCK));
    while (write(fd, block, sizeof(block)) > 0)
        ;
    CHECK_EQ(errno, EAGAIN);
    CHECK_EQ(reported(0), 0);
    while (read(other, block, sizeof(block)) > 0)
        ;
    CHECK(reported(-1) & EPOLLOUT);
    close(other);
    CHECK(reported(-1) & (EPOLLRDHUP | EPOLLHUP));
    close(set);
}

int
main(void)
{
    int listener = tcp_listener(1), fd = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0)), ends[2];

    watch(fd);
    CHECK(reported(-1) & EPOLLHUP);
    CHECK_OK(inet_connect(fd, port_of(listener)));
    set_option(fd, SOL_SOCKET, SO_SNDBUF, 50000);
    changes(fd, (int)CHECK_OK(accept(listener, NULL, NULL)));
    unix_pair(ends);
    watch(ends[0]);
    changes(ends[0], ends[1]);
    watch(listener);
    CHECK_EQ(reported(0), 0);
    CHECK_OK(inet_connect((int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0)), port_of(listener)));
    CHECK(reported(-1) & EPOLLIN);
    return 0;
}
