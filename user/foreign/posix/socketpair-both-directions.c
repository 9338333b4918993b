/* SPDX-License-Identifier: MIT */
/* socketpair(2): an unnamed pair of connected sockets, full duplex; EAFNOSUPPORT, EOPNOTSUPP, ESOCKTNOSUPPORT. */
#include "user/foreign/posix/see.h"
#include <sys/socket.h>

int
main(void)
{
    char bytes[16] = "";
    int pair[2];

    TRY(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
    TRY(write(pair[0], "to one", 7));
    TRY(write(pair[1], "to zero", 8));
    TRY(read(pair[0], bytes, sizeof(bytes)));
    see("%s\n", bytes);
    TRY(read(pair[1], bytes, sizeof(bytes)));
    see("%s\n", bytes);
    TRY(close(pair[1]));
    TRY(read(pair[0], bytes, sizeof(bytes)));
    TRY(send(pair[0], "x", 1, MSG_NOSIGNAL));
    TRY(socketpair(AF_INET, SOCK_STREAM, 0, pair));
    TRY(socketpair(99, SOCK_STREAM, 0, pair));
    TRY(socketpair(AF_UNIX, 99, 0, pair));
    TRY(socketpair(AF_UNIX, SOCK_STREAM, 99, pair));
    return 0;
}
