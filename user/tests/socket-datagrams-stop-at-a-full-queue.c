/* SPDX-License-Identifier: MIT */
/* A UNIX datagram sender waits while the receiver has too many (EAGAIN if it may not), and goes on when one is read; UDP
 * loses what does not fit. */
#include "socket.h"

static void
unix_waits(void)
{
    int receiver = unix_bound("@slow", SOCK_DGRAM), sender = (int)CHECK_OK(socket(AF_UNIX, SOCK_DGRAM, 0));
    int sent = 0;
    char buffer[16];
    pid_t child;

    CHECK_OK(unix_connect(sender, "@slow"));
    while (send(sender, "x", 1, MSG_DONTWAIT) == 1)
        CHECK(++sent < 1000);
    CHECK_EQ(errno, EAGAIN);
    CHECK_EQ(events_of(sender, POLLOUT, 0), 0);
    child = fork();
    CHECK_OK(child);
    if (child == 0) {
        CHECK_EQ(send(sender, "waited", 6, 0), 6);
        _exit(0);
    }
    for (int i = 0; i < sent; i++)
        CHECK_EQ(recv(receiver, buffer, sizeof(buffer), 0), 1);
    CHECK_EQ(recv(receiver, buffer, sizeof(buffer), 0), 6);
    CHECK_EQ(wait_status(child), EXITED(0));
    CHECK_EQ(events_of(sender, POLLOUT, -1), POLLOUT);
}

static void
udp_loses(void)
{
    static char block[8000];
    int receiver = inet_bound(SOCK_DGRAM, 0), sender = (int)CHECK_OK(socket(AF_INET, SOCK_DGRAM, 0)), came = 0;

    CHECK_OK(inet_connect(sender, port_of(receiver)));
    for (int i = 0; i < 200; i++)
        CHECK_EQ(send(sender, block, sizeof(block), 0), sizeof(block));
    while (recv(receiver, block, sizeof(block), MSG_DONTWAIT) > 0)
        came++;
    CHECK(came > 0 && came < 200);
    CHECK_ERRNO(send(sender, block, 70000, 0), EMSGSIZE);
}

int
main(void)
{
    unix_waits();
    udp_loses();
    return 0;
}
