/* SPDX-License-Identifier: MIT */
/* listen(2), connect(2): a connection that the queue is too short for is not made yet; a longer queue makes it. */
#include "user/foreign/posix/see.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#define CLIENTS 3

static int client[CLIENTS];

/* Waits until n clients are connected; others may be by then, too, if they are said to. */
static void
until_connected(int n)
{
    for (int i = 0; i < n; i++) {
        struct pollfd ready = { client[i], POLLOUT, 0 };

        DO(poll(&ready, 1, -1));
        see("client %d: %s\n", i, ready.revents == POLLOUT ? "connected" : "no");
    }
}

int
main(void)
{
    struct sockaddr_in name = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int listener = socket(AF_INET, SOCK_STREAM, 0), server[CLIENTS];
    struct pollfd last;
    socklen_t size = sizeof(name);
    char byte;

    DO(bind(listener, (struct sockaddr *)&name, sizeof(name)));
    DO(getsockname(listener, (struct sockaddr *)&name, &size));
    DO(listen(listener, 0));
    for (int i = 0; i < CLIENTS; i++) {
        client[i] = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        DO(connect(client[i], (struct sockaddr *)&name, sizeof(name)));
    }
    until_connected(1);
    last = (struct pollfd){ client[CLIENTS - 1], POLLOUT, 0 };
    see("the last one: %d\n", poll(&last, 1, 0));
    TRY(send(client[CLIENTS - 1], "x", 1, MSG_NOSIGNAL));

    DO(listen(listener, CLIENTS));
    until_connected(CLIENTS);
    for (int i = 0; i < CLIENTS; i++)
        DO(server[i] = accept(listener, NULL, NULL));
    for (int i = 0; i < CLIENTS; i++)
        TRY(send(client[i], "x", 1, 0));
    for (int i = 0; i < CLIENTS; i++)
        TRY(recv(server[i], &byte, 1, 0));
    for (int i = 0; i < CLIENTS; i++) {
        DO(close(i % 2 ? client[i] : server[i]));
        DO(close(i % 2 ? server[i] : client[i]));
    }
    return 0;
}
