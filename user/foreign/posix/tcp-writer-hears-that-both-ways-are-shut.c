/* SPDX-License-Identifier: MIT */
/* shutdown(2) with SHUT_RDWR: who writes to that socket gets EPIPE, also who has waited for room. */
#include "user/foreign/posix/tcp.h"
#include <poll.h>

static void
write_until_an_error(void)
{
    static char much[1 << 16];

    while (send(pair[0], much, sizeof(much), MSG_NOSIGNAL) > 0)
        ;
    see("%s\n", error_name(errno));
    _exit(0);
}

int
main(void)
{
    struct pollfd ready;
    pid_t writer;

    connect_pair();
    TRY(shutdown(pair[1], SHUT_RDWR));
    ready = (struct pollfd){ pair[0], POLLIN, 0 };
    DO(poll(&ready, 1, -1));
    TRY(send(pair[0], "x", 1, MSG_NOSIGNAL));
    ready = (struct pollfd){ pair[0], 0, 0 };
    DO(poll(&ready, 1, -1));
    see("hup %d\n", (ready.revents & POLLHUP) != 0);
    TRY(send(pair[0], "x", 1, MSG_NOSIGNAL));

    connect_pair();
    writer = fork();
    if (writer == 0)
        write_until_an_error();
    close(pair[0]);
    until_asleep(writer);
    DO(shutdown(pair[1], SHUT_RDWR)); /* says nothing: the writer speaks when it likes */
    see_end(writer);
    return 0;
}
