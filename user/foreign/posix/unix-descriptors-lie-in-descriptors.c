/* SPDX-License-Identifier: MIT */
/* unix(7): a socket on its way, in whose queue lies a socket, in whose queue lies a socket: all come out with what was
 * sent to them, though other sockets were closed meanwhile. */
#include "user/foreign/posix/see.h"
#include <sys/socket.h>

enum { DEEP = 4 };

static union {
    char bytes[CMSG_SPACE(sizeof(int))];
    struct cmsghdr header;
} control;
static char byte = 'x';
static struct iovec vector = { &byte, 1 };

static void
pass(int socket, int fd)
{
    struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof(control) };

    control.header = (struct cmsghdr){ .cmsg_len = CMSG_LEN(sizeof(int)), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS };
    memcpy(CMSG_DATA(&control.header), &fd, sizeof(int));
    DO(sendmsg(socket, &message, 0));
    DO(close(fd));
}

static int
taken(int socket)
{
    struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof(control) };
    int fd = -1;

    TRY(recvmsg(socket, &message, 0));
    if (message.msg_controllen == sizeof(control))
        memcpy(&fd, CMSG_DATA(&control.header), sizeof(int));
    see("descriptor %d\n", fd >= 0);
    return fd;
}

int
main(void)
{
    int pair[DEEP][2], other[2], fd;

    for (int i = 0; i < DEEP; i++)
        DO(socketpair(AF_UNIX, SOCK_STREAM, 0, pair[i]));
    DO(write(pair[DEEP - 1][0], "deepest", 7));
    for (int i = DEEP - 1; i > 0; i--)
        pass(pair[i - 1][0], pair[i][1]);
    DO(socketpair(AF_UNIX, SOCK_STREAM, 0, other));
    close(other[0]);
    close(other[1]);
    fd = pair[0][1];
    for (int i = 1; i < DEEP; i++)
        fd = taken(fd);
    char text[8] = "";
    TRY(read(fd, text, 7));
    see("%s\n", text);
    return 0;
}
