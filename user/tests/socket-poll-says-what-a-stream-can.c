/* SPDX-License-Identifier: MIT */
/* poll of streams and listeners: what it says at each stage, as Linux says it. */
#include "socket.h"

static void
stages(int ends[2])
{
    char buffer[8];

    CHECK_EQ(events_of(ends[0], ALL_EVENTS, 0), POLLOUT);
    say(ends[1], "x");
    CHECK_EQ(events_of(ends[0], ALL_EVENTS, -1), POLLOUT | POLLIN);
    expect(ends[0], "x");
    CHECK_EQ(events_of(ends[0], ALL_EVENTS, 0), POLLOUT);
    CHECK_OK(shutdown(ends[1], SHUT_WR));
    CHECK_EQ(events_of(ends[0], ALL_EVENTS, 0), POLLOUT | POLLIN | POLLRDHUP);
    CHECK_EQ(read(ends[0], buffer, 1), 0);
    CHECK_OK(shutdown(ends[0], SHUT_WR));
    CHECK_EQ(events_of(ends[0], ALL_EVENTS, 0), POLLOUT | POLLIN | POLLRDHUP | POLLHUP);
}

static void
reset(int ends[2])
{
    say(ends[0], "lost");
    close(ends[1]);
    CHECK_EQ(events_of(ends[0], ALL_EVENTS, 0), POLLOUT | POLLIN | POLLRDHUP | POLLHUP | POLLERR);
}

int
main(void)
{
    int fd = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0));
    int listener;

    CHECK_EQ(events_of(fd, ALL_EVENTS, 0), POLLOUT | POLLHUP);
    fd = (int)CHECK_OK(socket(AF_UNIX, SOCK_STREAM, 0));
    CHECK_EQ(events_of(fd, ALL_EVENTS, 0), POLLOUT | POLLHUP);
    listener = unix_listener("@poll", SOCK_STREAM, 1);
    CHECK_EQ(events_of(listener, ALL_EVENTS, 0), 0);
    CHECK_OK(unix_connect(fd, "@poll"));
    CHECK_EQ(events_of(listener, ALL_EVENTS, 0), POLLIN);
    with_streams(stages);
    with_streams(reset);
    return 0;
}
