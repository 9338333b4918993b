/* SPDX-License-Identifier: MIT */
/* recvfrom(2): src_addr is filled with the address of the sender; unix(7): sendto to a name; ENOTCONN, ECONNREFUSED. */
#include "user/foreign/posix/see.h"
#include <sys/socket.h>
#include <sys/un.h>

int
main(void)
{
    struct sockaddr_un one = { AF_UNIX, "one" }, two = { AF_UNIX, "two" }, from = { 0 };
    int a = socket(AF_UNIX, SOCK_DGRAM, 0), b = socket(AF_UNIX, SOCK_DGRAM, 0);
    socklen_t size = sizeof(from);
    char bytes[16] = "";

    TRY(send(a, "x", 1, 0));
    DO(bind(a, (struct sockaddr *)&one, sizeof(one)));
    TRY(sendto(b, "no name", 8, 0, (struct sockaddr *)&one, sizeof(one)));
    TRY(recvfrom(a, bytes, 16, 0, (struct sockaddr *)&from, &size));
    see("%s, %d bytes\n", bytes, (int)size);
    DO(bind(b, (struct sockaddr *)&two, sizeof(two)));
    TRY(sendto(b, "named", 6, 0, (struct sockaddr *)&one, sizeof(one)));
    size = sizeof(from);
    TRY(recvfrom(a, bytes, 16, 0, (struct sockaddr *)&from, &size));
    see("%s, from %s\n", bytes, from.sun_path);
    TRY(connect(a, (struct sockaddr *)&two, sizeof(two)));
    TRY(send(a, "answer", 7, 0));
    TRY(recv(b, bytes, 16, 0));
    see("%s\n", bytes);
    close(b);
    TRY(send(a, "x", 1, 0));
    TRY(sendto(a, "x", 1, 0, (struct sockaddr *)&two, sizeof(two)));
    return 0;
}
