/* SPDX-License-Identifier: MIT */
/* Options are kept and told: switches, buffer sizes (doubled), timeouts, linger, keep-alive; what is unknown is refused. */
#include "socket.h"

static void
check_switch(int fd, int level, int option)
{
    CHECK_EQ(option_of(fd, level, option), 0);
    set_option(fd, level, option, 1);
    CHECK_EQ(option_of(fd, level, option), 1);
    set_option(fd, level, option, 0);
    CHECK_EQ(option_of(fd, level, option), 0);
}

static void
check_times(int fd)
{
    struct timeval time = { 2, 500000 }, seen = { 0 };
    struct linger linger = { 1, 7 }, linger_seen = { 0 };
    socklen_t size = sizeof(seen);

    CHECK_OK(setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof(time)));
    CHECK_OK(getsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &seen, &size));
    CHECK_EQ(size, sizeof(seen));
    CHECK(seen.tv_sec == 2 && seen.tv_usec == 500000);
    time.tv_usec = 1000000;
    CHECK_ERRNO(setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof(time)), EDOM);
    CHECK_ERRNO(setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &time, 4), EINVAL);
    CHECK_OK(setsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, sizeof(linger)));
    size = sizeof(linger_seen);
    CHECK_OK(getsockopt(fd, SOL_SOCKET, SO_LINGER, &linger_seen, &size));
    CHECK(linger_seen.l_onoff && linger_seen.l_linger == 7);
}

int
main(void)
{
    int fd = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0)), value = 1;
    socklen_t size = 2;

    check_switch(fd, SOL_SOCKET, SO_REUSEADDR);
    check_switch(fd, SOL_SOCKET, SO_KEEPALIVE);
    check_switch(fd, SOL_SOCKET, SO_BROADCAST);
    check_switch(fd, SOL_TCP, TCP_NODELAY);
    CHECK_EQ(option_of(fd, SOL_TCP, TCP_KEEPIDLE), 7200);
    set_option(fd, SOL_TCP, TCP_KEEPIDLE, 100);
    set_option(fd, SOL_TCP, TCP_KEEPINTVL, 20);
    set_option(fd, SOL_TCP, TCP_KEEPCNT, 3);
    CHECK_EQ(option_of(fd, SOL_TCP, TCP_KEEPIDLE), 100);
    CHECK_EQ(option_of(fd, SOL_TCP, TCP_KEEPINTVL), 20);
    CHECK_EQ(option_of(fd, SOL_TCP, TCP_KEEPCNT), 3);
    value = 0;
    CHECK_ERRNO(setsockopt(fd, SOL_TCP, TCP_KEEPCNT, &value, sizeof(value)), EINVAL);
    set_option(fd, SOL_SOCKET, SO_SNDBUF, 20000);
    CHECK_EQ(option_of(fd, SOL_SOCKET, SO_SNDBUF), 40000);
    set_option(fd, SOL_SOCKET, SO_RCVBUF, 30000);
    CHECK_EQ(option_of(fd, SOL_SOCKET, SO_RCVBUF), 60000);
    CHECK_EQ(option_of(fd, SOL_SOCKET, SO_PROTOCOL), IPPROTO_TCP);
    CHECK_EQ(option_of(fd, SOL_SOCKET, SO_ERROR), 0);
    check_times(fd);
    CHECK_ERRNO(setsockopt(fd, SOL_SOCKET, 9999, &value, sizeof(value)), ENOPROTOOPT);
    CHECK_ERRNO(setsockopt(fd, SOL_TCP, 9999, &value, sizeof(value)), ENOPROTOOPT);
    CHECK_ERRNO(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, 1), EINVAL);
    CHECK_ERRNO(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, (void *)1, sizeof(value)), EFAULT);
    CHECK_OK(getsockopt(fd, SOL_SOCKET, SO_TYPE, &value, &size)); /* cut to what is wanted */
    CHECK_EQ(size, 2);
    CHECK_EQ(*(short *)&value, SOCK_STREAM);
    return 0;
}
