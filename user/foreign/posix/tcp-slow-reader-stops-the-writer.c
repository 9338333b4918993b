/* SPDX-License-Identifier: MIT */
/* tcp(7): flow control: a writer that does not block gets EAGAIN when buffers are full, and can go on after reads. */
#include "user/foreign/posix/see.h"
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

int
main(void)
{
    static char block[65536];
    struct sockaddr_in name = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int listener = socket(AF_INET, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM, 0), server;
    socklen_t size = sizeof(name);
    long sent = 0, got = 0;
    ssize_t n;

    DO(bind(listener, (struct sockaddr *)&name, sizeof(name)));
    DO(getsockname(listener, (struct sockaddr *)&name, &size));
    DO(listen(listener, 1));
    DO(connect(client, (struct sockaddr *)&name, sizeof(name)));
    server = accept(listener, NULL, NULL);
    fcntl(client, F_SETFL, O_NONBLOCK);
    while ((n = write(client, block, sizeof(block))) > 0)
        sent += n;
    see("%s after some: %d\n", error_name(errno), sent > 0);
    while (got < sent && (n = read(server, block, sizeof(block))) > 0)
        got += n;
    see("all came: %d\n", got == sent);
    struct pollfd ready = { client, POLLOUT, 0 };
    TRY(poll(&ready, 1, -1));
    see("%x\n", ready.revents);
    TRY(write(client, block, 1));
    return 0;
}
