/* SPDX-License-Identifier: MIT */
/* recvfrom says who sent a datagram, so that it can be answered; a sender without a name has none. */
#include "socket.h"

int
main(void)
{
    int server = unix_bound("@server", SOCK_DGRAM), client = unix_bound("@client", SOCK_DGRAM), nameless;
    struct sockaddr_un from, to;
    struct sockaddr_in in, there;
    socklen_t size = unix_name(&to, "@server"), from_size = sizeof(from);
    char buffer[16];

    CHECK_EQ(sendto(client, "ping", 4, 0, ANY(to), size), 4);
    CHECK_EQ(recvfrom(server, buffer, sizeof(buffer), 0, ANY(from), &from_size), 4);
    CHECK_EQ(from_size, unix_name(&to, "@client"));
    CHECK(memcmp(&from, &to, from_size) == 0);
    CHECK_EQ(sendto(server, "pong", 4, 0, ANY(from), from_size), 4);
    expect(client, "pong");
    nameless = (int)CHECK_OK(socket(AF_UNIX, SOCK_DGRAM, 0));
    CHECK_OK(unix_connect(nameless, "@server"));
    say(nameless, "who?");
    from_size = sizeof(from);
    CHECK_EQ(recvfrom(server, buffer, sizeof(buffer), 0, ANY(from), &from_size), 4);
    CHECK_EQ(from_size, 0);

    server = inet_bound(SOCK_DGRAM, 0);
    client = (int)CHECK_OK(socket(AF_INET, SOCK_DGRAM, 0));
    in = loopback(port_of(server));
    CHECK_EQ(sendto(client, "ping", 4, 0, ANY(in), sizeof(in)), 4);
    size = sizeof(there);
    CHECK_EQ(recvfrom(server, buffer, sizeof(buffer), 0, ANY(there), &size), 4);
    CHECK_EQ(size, sizeof(there));
    CHECK_EQ(ntohs(there.sin_port), port_of(client));
    CHECK_EQ(ntohl(there.sin_addr.s_addr), INADDR_LOOPBACK);
    CHECK_EQ(sendto(server, "pong", 4, 0, ANY(there), size), 4);
    expect(client, "pong");
    return 0;
}
