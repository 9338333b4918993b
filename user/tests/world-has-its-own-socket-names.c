/* SPDX-License-Identifier: MIT */
/* Ports, abstract names and paths of sockets here mean nothing in another world, and the other way round. */
#include "world.h"

#include "socket.h"

#define PORT 5000

static int
look(void)
{
    int fd = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0));
    struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "\0ours" };

    CHECK_ERRNO(inet_connect(fd, PORT), ECONNREFUSED);
    CHECK_OK(listen(inet_bound(SOCK_STREAM, PORT), 1));
    fd = (int)CHECK_OK(socket(AF_UNIX, SOCK_STREAM, 0));
    CHECK_ERRNO(connect(fd, ANY(address), sizeof(sa_family_t) + 5), ECONNREFUSED);
    CHECK_OK(bind(fd, ANY(address), sizeof(sa_family_t) + 5));
    return 0;
}

int
main(int argc, char **argv)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "\0ours" };
    int fd;

    if (argc > 1)
        return look();
    SKIP_ON_LINUX();
    CHECK_OK(listen(inet_bound(SOCK_STREAM, PORT), 1));
    fd = (int)CHECK_OK(socket(AF_UNIX, SOCK_STREAM, 0));
    CHECK_OK(bind(fd, ANY(address), sizeof(sa_family_t) + 5));
    CHECK_OK(listen(fd, 1));
    CHECK_EQ(run_in_world(argv[0], "inside", 1), EXITED(0));
    return 0;
}
