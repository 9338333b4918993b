/* SPDX-License-Identifier: MIT */
/* A listener is found by its path or by its abstract name; getsockname and getpeername say both ends' names. */
#include "socket.h"

static void
check_name(int fd, int (*ask)(int fd, struct sockaddr *address, socklen_t *size), const char *name)
{
    struct sockaddr_un wanted, seen = { 0 };
    socklen_t length = name ? unix_name(&wanted, name) : sizeof(sa_family_t), size = sizeof(seen);

    CHECK_OK(ask(fd, ANY(seen), &size));
    if (name && wanted.sun_path[0])
        length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(wanted.sun_path) + 1);
    CHECK_EQ(size, length);
    CHECK_EQ(seen.sun_family, AF_UNIX);
    CHECK(!name || memcmp(seen.sun_path, wanted.sun_path, length - sizeof(sa_family_t)) == 0);
}

static void
meet(const char *name, int type)
{
    int listener = unix_listener(name, type, 1);
    int client = unix_connected(name, type);
    int server = (int)CHECK_OK(accept(listener, NULL, NULL));

    say(client, "hello");
    expect(server, "hello");
    check_name(listener, getsockname, name);
    check_name(server, getsockname, name);
    check_name(client, getpeername, name);
    check_name(client, getsockname, NULL);
    check_name(server, getpeername, NULL);
    close(listener);
    close(client);
    close(server);
}

int
main(void)
{
    meet("s", SOCK_STREAM);
    unix_unlink("s");
    meet("@s", SOCK_STREAM);
    meet("@s", SOCK_STREAM);
    meet("@q", SOCK_SEQPACKET);
    return 0;
}
