/* SPDX-License-Identifier: MIT */
/* tcp(7), ip(7): bind to port 0 takes an ephemeral port; connect, accept and both names; end of file after close. */
#include "user/foreign/posix/see.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

int
main(void)
{
    struct sockaddr_in name = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) }, peer, mine;
    int listener = socket(AF_INET, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM, 0), server;
    socklen_t size = sizeof(name);
    char bytes[16] = "";

    TRY(bind(listener, (struct sockaddr *)&name, sizeof(name)));
    DO(getsockname(listener, (struct sockaddr *)&name, &size));
    see("a port: %d\n", ntohs(name.sin_port) >= 1024);
    TRY(listen(listener, 4));
    TRY(connect(client, (struct sockaddr *)&name, sizeof(name)));
    server = (int)TRY(accept(listener, (struct sockaddr *)&peer, &size));
    size = sizeof(mine);
    DO(getsockname(client, (struct sockaddr *)&mine, &size));
    see("peer is the client: %d, %s\n", peer.sin_port == mine.sin_port, inet_ntoa(peer.sin_addr));
    DO(getpeername(client, (struct sockaddr *)&mine, &size));
    see("its peer is the listener's port: %d\n", mine.sin_port == name.sin_port);
    TRY(write(client, "hello", 6));
    TRY(read(server, bytes, 16));
    see("%s\n", bytes);
    TRY(close(server));
    TRY(read(client, bytes, 16));
    TRY(connect(client, (struct sockaddr *)&name, sizeof(name)));
    return 0;
}
