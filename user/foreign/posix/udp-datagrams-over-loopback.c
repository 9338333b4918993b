/* SPDX-License-Identifier: MIT */
/* udp(7): datagrams with their sender's address; connect sets the peer, and then ECONNREFUSED tells of a closed port. */
#include "user/foreign/posix/see.h"
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

int
main(void)
{
    struct sockaddr_in a_name = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) }, b_name = a_name, from;
    int a = socket(AF_INET, SOCK_DGRAM, 0), b = socket(AF_INET, SOCK_DGRAM, 0);
    socklen_t size = sizeof(a_name);
    char bytes[16] = "";
    static char block[70000];

    DO(bind(a, (struct sockaddr *)&a_name, sizeof(a_name)));
    DO(getsockname(a, (struct sockaddr *)&a_name, &size));
    TRY(send(b, "x", 1, 0));
    TRY(sendto(b, "hello", 6, 0, (struct sockaddr *)&a_name, sizeof(a_name)));
    DO(getsockname(b, (struct sockaddr *)&b_name, &size));
    TRY(recvfrom(a, bytes, 16, 0, (struct sockaddr *)&from, &size));
    see("%s, of the right port %d\n", bytes, from.sin_port == b_name.sin_port);
    from.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    TRY(connect(a, (struct sockaddr *)&from, sizeof(from)));
    TRY(send(a, "answer", 7, 0));
    TRY(recv(b, bytes, 16, 0));
    see("%s\n", bytes);
    TRY(sendto(a, "", 0, 0, NULL, 0));
    TRY(recv(b, bytes, 16, 0));
    TRY(close(b));
    TRY(send(a, "lost", 4, 0));
    struct pollfd ready = { a, POLLIN, 0 };
    TRY(poll(&ready, 1, -1));
    TRY(recv(a, bytes, 16, MSG_DONTWAIT));
    TRY(recv(a, bytes, 16, MSG_DONTWAIT));
    TRY(send(a, block, sizeof(block), 0));
    return 0;
}
