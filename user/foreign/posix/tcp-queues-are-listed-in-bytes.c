/* SPDX-License-Identifier: MIT */
/* proc(5), netstat(8): /proc/net/tcp counts the bytes that nobody has read, and lists listeners and connections only. */
#include "user/foreign/posix/see.h"
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

/* The states and queues of the sockets that have the port, or are connected to it. */
static void
see_sockets(in_port_t port, int connected)
{
    FILE *f = fopen("/proc/net/tcp", "r");
    unsigned at, to, state, sent, came;
    char line[256];

    while (fgets(line, sizeof(line), f) != NULL)
        if (sscanf(line, "%*d: %*x:%x %*x:%x %x %x:%x", &at, &to, &state, &sent, &came) == 5 &&
            (connected ? to : at) == port)
            see("%s state %u queues %u %u\n", connected ? "client" : "server", state, sent, came);
    fclose(f);
}

static void
see_port(in_port_t port)
{
    see_sockets(port, 0);
    see_sockets(port, 1);
    see("\n");
}

int
main(void)
{
    struct sockaddr_in name = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int listener = socket(AF_INET, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM, 0), server;
    socklen_t size = sizeof(name);
    struct pollfd ready;
    in_port_t port;

    DO(bind(listener, (struct sockaddr *)&name, sizeof(name)));
    DO(getsockname(listener, (struct sockaddr *)&name, &size));
    port = ntohs(name.sin_port);
    see_port(port);
    DO(listen(listener, 1));
    see_port(port);
    DO(connect(client, (struct sockaddr *)&name, sizeof(name)));
    server = accept(listener, NULL, NULL);
    DO(close(listener));
    TRY(write(client, "seven..", 7));
    ready = (struct pollfd){ server, POLLIN, 0 };
    DO(poll(&ready, 1, -1));
    see_port(port);
    return 0;
}
