/* SPDX-License-Identifier: MIT */
/* accept(2): extracts the first connection request on the queue; EAGAIN if there is none and it does not block. */
#include "user/foreign/posix/see.h"
#include <sys/socket.h>
#include <sys/un.h>

int
main(void)
{
    struct sockaddr_un name = { AF_UNIX, "s" }, peer;
    int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0), clients[3], server;
    socklen_t size = sizeof(peer);
    char byte;

    DO(bind(listener, (struct sockaddr *)&name, sizeof(name)));
    TRY(accept(listener, NULL, NULL));
    DO(listen(listener, 5));
    TRY(accept(listener, NULL, NULL));
    for (int i = 0; i < 3; i++) {
        clients[i] = socket(AF_UNIX, SOCK_STREAM, 0);
        DO(connect(clients[i], (struct sockaddr *)&name, sizeof(name)));
        byte = (char)('a' + i);
        DO(write(clients[i], &byte, 1));
    }
    for (int i = 0; i < 3; i++) {
        server = accept4(listener, (struct sockaddr *)&peer, &size, SOCK_CLOEXEC | SOCK_NONBLOCK);
        TRY(read(server, &byte, 1));
        see("%c, peer of %d bytes, cloexec %d, nonblock %d\n", byte, (int)size, fcntl(server, F_GETFD),
            (fcntl(server, F_GETFL) & O_NONBLOCK) != 0);
        TRY(read(server, &byte, 1));
    }
    TRY(accept(listener, NULL, NULL));
    TRY(accept(clients[0], NULL, NULL));
    TRY(accept(1, NULL, NULL));
    return 0;
}
