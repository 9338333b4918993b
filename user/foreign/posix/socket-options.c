/* SPDX-License-Identifier: MIT */
/* socket(7): SO_TYPE, SO_DOMAIN, SO_ACCEPTCONN, SO_REUSEADDR, SO_KEEPALIVE; ENOPROTOOPT: unknown at the level. */
#include "user/foreign/posix/see.h"
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

static void
look(const char *name, int fd, int level, int option)
{
    int value = -77;
    socklen_t size = sizeof(value);
    int r = getsockopt(fd, level, option, &value, &size);

    see("%s: %s, %d, %d\n", name, r < 0 ? error_name(errno) : "0", value, (int)size);
}

int
main(void)
{
    int tcp = socket(AF_INET, SOCK_STREAM, 0), unx = socket(AF_UNIX, SOCK_DGRAM, 0), on = 1;
    struct sockaddr_in any = { .sin_family = AF_INET };

    look("type", tcp, SOL_SOCKET, SO_TYPE);
    look("type", unx, SOL_SOCKET, SO_TYPE);
    look("domain", tcp, SOL_SOCKET, SO_DOMAIN);
    look("protocol", tcp, SOL_SOCKET, SO_PROTOCOL);
    look("error", tcp, SOL_SOCKET, SO_ERROR);
    look("accepts", tcp, SOL_SOCKET, SO_ACCEPTCONN);
    DO(bind(tcp, (struct sockaddr *)&any, sizeof(any)));
    DO(listen(tcp, 1));
    look("accepts", tcp, SOL_SOCKET, SO_ACCEPTCONN);
    look("reuse", tcp, SOL_SOCKET, SO_REUSEADDR);
    TRY(setsockopt(tcp, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)));
    look("reuse", tcp, SOL_SOCKET, SO_REUSEADDR);
    TRY(setsockopt(tcp, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on)));
    look("keepalive", tcp, SOL_SOCKET, SO_KEEPALIVE);
    TRY(setsockopt(tcp, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)));
    look("nodelay", tcp, IPPROTO_TCP, TCP_NODELAY);
    look("unknown", tcp, SOL_SOCKET, 9999);
    TRY(setsockopt(tcp, SOL_SOCKET, 9999, &on, sizeof(on)));
    TRY(setsockopt(tcp, SOL_SOCKET, SO_REUSEADDR, &on, 1));
    look("no socket", 1, SOL_SOCKET, SO_TYPE);
    return 0;
}
