/* SPDX-License-Identifier: MIT */
/* connect(2): ECONNREFUSED; bind(2): EADDRINUSE, EADDRNOTAVAIL, EINVAL; ENOTCONN, EISCONN, EAFNOSUPPORT, EALREADY. */
#include "user/foreign/posix/see.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

int
main(void)
{
    struct sockaddr_in name = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) }, other;
    int one = socket(AF_INET, SOCK_STREAM, 0), two = socket(AF_INET, SOCK_STREAM, 0),
        three = socket(AF_INET, SOCK_STREAM, 0);
    socklen_t size = sizeof(name);
    char byte;

    DO(bind(one, (struct sockaddr *)&name, sizeof(name)));
    DO(getsockname(one, (struct sockaddr *)&name, &size));
    TRY(connect(two, (struct sockaddr *)&name, sizeof(name)));
    TRY(bind(three, (struct sockaddr *)&name, sizeof(name)));
    TRY(bind(one, (struct sockaddr *)&name, sizeof(name)));
    TRY(bind(three, (struct sockaddr *)&name, 4));
    other = name;
    other.sin_addr.s_addr = inet_addr("192.0.2.1");
    TRY(bind(three, (struct sockaddr *)&other, sizeof(other)));
    other.sin_family = AF_UNIX;
    TRY(connect(two, (struct sockaddr *)&other, sizeof(other)));
    TRY(getpeername(two, (struct sockaddr *)&other, &size));
    TRY(read(two, &byte, 1));
    TRY(send(two, &byte, 1, MSG_NOSIGNAL));
    TRY(listen(two, 1));
    TRY(accept(one, NULL, NULL));
    TRY(socket(99, SOCK_STREAM, 0));
    TRY(socket(AF_INET, SOCK_STREAM, IPPROTO_UDP));
    TRY(bind(1, (struct sockaddr *)&name, sizeof(name)));
    return 0;
}
