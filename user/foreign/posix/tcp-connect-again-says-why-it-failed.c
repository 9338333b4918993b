/* SPDX-License-Identifier: MIT */
/* connect(2): called again after one that did not wait and failed, it gives the error, once; then it tries anew. */
#include "user/foreign/posix/see.h"
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

int
main(void)
{
    struct sockaddr_in name = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int deaf = socket(AF_INET, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), error = -1;
    struct pollfd ready = { client, POLLOUT, 0 };
    socklen_t size = sizeof(name);

    DO(bind(deaf, (struct sockaddr *)&name, sizeof(name)));
    DO(getsockname(deaf, (struct sockaddr *)&name, &size));
    for (int i = 0; i < 2; i++) {
        TRY(connect(client, (struct sockaddr *)&name, sizeof(name)));
        DO(poll(&ready, 1, -1));
        TRY(connect(client, (struct sockaddr *)&name, sizeof(name)));
        size = sizeof(error);
        DO(getsockopt(client, SOL_SOCKET, SO_ERROR, &error, &size));
        see("%s\n", error_name(error));
    }
    return 0;
}
