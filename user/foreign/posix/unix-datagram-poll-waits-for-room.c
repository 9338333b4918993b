/* SPDX-License-Identifier: MIT */
/* poll(2) of a UNIX datagram socket for writing: not ready while its peer's queue is full, woken when that is read. */
#include "user/foreign/posix/see.h"
#include <poll.h>
#include <sys/socket.h>

int
main(void)
{
    static char much[30000];
    struct pollfd ready;
    int pair[2];
    pid_t poller;

    DO(socketpair(AF_UNIX, SOCK_DGRAM, 0, pair));
    while (send(pair[0], much, sizeof(much), MSG_DONTWAIT) > 0)
        ;
    see("%s\n", error_name(errno));
    ready = (struct pollfd){ pair[0], POLLOUT, 0 };
    TRY(poll(&ready, 1, 0));
    poller = fork();
    if (poller == 0) {
        TRY(poll(&ready, 1, -1));
        see("out %d\n", (ready.revents & POLLOUT) != 0);
        _exit(0);
    }
    until_asleep(poller);
    while (recv(pair[1], much, sizeof(much), MSG_DONTWAIT) > 0)
        ;
    see_end(poller);
    return 0;
}
