/* SPDX-License-Identifier: MIT */
/* connect(2): EINPROGRESS when it does not block; poll for writing, then SO_ERROR tells: 0 or ECONNREFUSED. */
#include "user/foreign/posix/see.h"
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

int
main(void)
{
    struct sockaddr_in name = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    socklen_t size = sizeof(name);

    DO(bind(listener, (struct sockaddr *)&name, sizeof(name)));
    DO(getsockname(listener, (struct sockaddr *)&name, &size));
    for (int i = 0; i < 2; i++) {
        int client = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), error = -1;
        struct pollfd ready = { client, POLLOUT, 0 };

        if (i == 1)
            DO(listen(listener, 1));
        TRY(connect(client, (struct sockaddr *)&name, sizeof(name)));
        TRY(poll(&ready, 1, -1));
        see("out %d, err %d\n", (ready.revents & POLLOUT) != 0, (ready.revents & POLLERR) != 0);
        size = sizeof(error);
        TRY(getsockopt(client, SOL_SOCKET, SO_ERROR, &error, &size));
        see("%s\n", error_name(error));
    }
    return 0;
}
