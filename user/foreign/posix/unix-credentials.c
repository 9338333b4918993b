/* SPDX-License-Identifier: MIT */
/* unix(7): SO_PEERCRED returns the credentials of the peer at connect or socketpair; SO_PASSCRED adds SCM_CREDENTIALS. */
#include "user/foreign/posix/see.h"
#include <sys/socket.h>

int
main(void)
{
    char control[CMSG_SPACE(sizeof(struct ucred))] __attribute__((aligned(8))), byte;
    struct iovec vector = { &byte, 1 };
    struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof(control) };
    struct cmsghdr *header;
    struct ucred peer;
    socklen_t size = sizeof(peer);
    int pair[2], on = 1;
    pid_t child;

    DO(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
    TRY(getsockopt(pair[0], SOL_SOCKET, SO_PEERCRED, &peer, &size));
    see("me %d, %d %d\n", peer.pid == getpid(), (int)peer.uid, (int)peer.gid);
    TRY(setsockopt(pair[0], SOL_SOCKET, SO_PASSCRED, &on, sizeof(on)));
    if ((child = fork()) == 0)
        _exit(write(pair[1], "x", 1) != 1);
    see_end(child);
    TRY(recvmsg(pair[0], &message, 0));
    header = (struct cmsghdr *)control;
    memcpy(&peer, CMSG_DATA(header), sizeof(peer));
    see("type %d, the child %d, %d %d\n", header->cmsg_type == SCM_CREDENTIALS, peer.pid == child,
        (int)peer.uid, (int)peer.gid);
    return 0;
}
