/* SPDX-License-Identifier: MIT */
/* TCP: close with SO_LINGER of 0 seconds resets the connection, though nothing was unread. */
#include "socket.h"

int
main(void)
{
    struct linger none = { 1, 0 };
    int ends[2];
    char byte;

    tcp_pair(ends);
    CHECK_OK(setsockopt(ends[0], SOL_SOCKET, SO_LINGER, &none, sizeof(none)));
    close(ends[0]);
    CHECK_ERRNO(read(ends[1], &byte, 1), ECONNRESET);
    CHECK_ERRNO(send(ends[1], "x", 1, MSG_NOSIGNAL), EPIPE);
    return 0;
}
