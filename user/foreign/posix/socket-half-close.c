/* SPDX-License-Identifier: MIT */
/* shutdown(2): SHUT_WR: further sends are EPIPE, the peer reads end of file; SHUT_RD: reads end; ENOTCONN, EINVAL. */
#include "user/foreign/posix/see.h"
#include <sys/socket.h>

int
main(void)
{
    char byte;
    int pair[2];

    DO(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
    DO(write(pair[0], "x", 1));
    TRY(shutdown(pair[0], SHUT_WR));
    TRY(send(pair[0], "y", 1, MSG_NOSIGNAL));
    TRY(read(pair[1], &byte, 1));
    TRY(read(pair[1], &byte, 1));
    TRY(write(pair[1], "back", 4));
    TRY(read(pair[0], &byte, 1));
    TRY(shutdown(pair[0], SHUT_RD));
    TRY(send(pair[1], "z", 1, MSG_NOSIGNAL));
    TRY(shutdown(pair[0], 77));
    TRY(shutdown(socket(AF_INET, SOCK_STREAM, 0), SHUT_WR));
    TRY(shutdown(1, SHUT_WR));
    return 0;
}
