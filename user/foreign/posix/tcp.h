/* SPDX-License-Identifier: MIT */
/* Two ends of a connection. */
#pragma once

#include "user/foreign/posix/see.h"

#include <netinet/in.h>
#include <sys/socket.h>

static int pair[2]; /* the one that connected, the one that was accepted */

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
