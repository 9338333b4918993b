/* SPDX-License-Identifier: MIT */
/* socket(7): SO_LINGER with zero: close resets the connection: the peer reads ECONNRESET; as it does with unread data. */
#include "user/foreign/posix/tcp.h"
#include <poll.h>

int
main(void)
{
    struct linger at_once = { 1, 0 };
    struct pollfd ready;
    char byte;

    connect_pair();
    TRY(setsockopt(pair[1], SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once)));
    TRY(close(pair[1]));
    ready = (struct pollfd){ pair[0], POLLIN, 0 };
    TRY(poll(&ready, 1, -1));
    see("err %d hup %d\n", (ready.revents & POLLERR) != 0, (ready.revents & POLLHUP) != 0);
    TRY(read(pair[0], &byte, 1));
    TRY(read(pair[0], &byte, 1));
    TRY(send(pair[0], &byte, 1, MSG_NOSIGNAL));
    connect_pair();
    TRY(write(pair[0], "unread", 6));
    ready = (struct pollfd){ pair[1], POLLIN, 0 };
    TRY(poll(&ready, 1, -1));
    TRY(close(pair[1]));
    ready = (struct pollfd){ pair[0], POLLIN, 0 };
    TRY(poll(&ready, 1, -1));
    TRY(read(pair[0], &byte, 1));
    return 0;
}
