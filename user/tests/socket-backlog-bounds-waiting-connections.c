/* SPDX-License-Identifier: MIT */
/* Of connections that are not accepted backlog + 1 are made; the next must wait: UNIX EAGAIN, TCP EINPROGRESS and then
 * EALREADY, until accept has taken one. */
#include "socket.h"

static void
unix_full(void)
{
    int listener = unix_listener("@full", SOCK_STREAM, 1);
    int fd = (int)CHECK_OK(socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0));

    unix_connected("@full", SOCK_STREAM);
    unix_connected("@full", SOCK_STREAM);
    CHECK_ERRNO(unix_connect(fd, "@full"), EAGAIN);
    CHECK_OK(accept(listener, NULL, NULL));
    CHECK_OK(unix_connect(fd, "@full"));
}

static void
unix_waits(void)
{
    int listener = unix_listener("@wait", SOCK_STREAM, 0);
    int first = unix_connected("@wait", SOCK_STREAM);
    pid_t child = fork();
    int fd;

    CHECK_OK(child);
    if (child == 0) {
        close(listener);
        close(first);
        fd = unix_connected("@wait", SOCK_STREAM);
        say(fd, "at last");
        _exit(0);
    }
    close(first);
    close((int)CHECK_OK(accept(listener, NULL, NULL)));
    expect((int)CHECK_OK(accept(listener, NULL, NULL)), "at last");
    CHECK_EQ(wait_status(child), EXITED(0));
}

static void
tcp_full(void)
{
    int listener = tcp_listener(0), fd = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
    int first = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0));

    CHECK_OK(inet_connect(first, port_of(listener)));
    CHECK_ERRNO(inet_connect(fd, port_of(listener)), EINPROGRESS);
    CHECK_ERRNO(inet_connect(fd, port_of(listener)), EALREADY);
    CHECK_EQ(events_of(fd, ALL_EVENTS, 0), 0);
    close((int)CHECK_OK(accept(listener, NULL, NULL)));
    CHECK_EQ(events_of(fd, POLLOUT, -1), POLLOUT);
    say(fd, "in");
    expect((int)CHECK_OK(accept(listener, NULL, NULL)), "in");
}

int
main(void)
{
    unix_full();
    unix_waits();
    tcp_full();
    return 0;
}
