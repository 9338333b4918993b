/* SPDX-License-Identifier: MIT */
/* shutdown(2) with SHUT_RDWR: who writes to that socket gets EPIPE, also who has waited for room. */
#include "user/foreign/posix/see.h"
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

static int pair[2];

static void
connect_pair(void)
{
    struct sockaddr_in name = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    socklen_t size = sizeof(name);

    DO(bind(listener, (struct sockaddr *)&name, sizeof(name)));
    DO(getsockname(listener, (struct sockaddr *)&name, &size));
    DO(listen(listener, 1));
    pair[0] = socket(AF_INET, SOCK_STREAM, 0);
    DO(connect(pair[0], (struct sockaddr *)&name, sizeof(name)));
    pair[1] = accept(listener, NULL, NULL);
    close(listener);
}

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
    TRY(shutdown(pair[1], SHUT_RDWR));
    see_end(writer);
    return 0;
}
