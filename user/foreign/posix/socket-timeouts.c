/* SPDX-License-Identifier: MIT */
/* socket(7): SO_RCVTIMEO, SO_SNDTIMEO: if a timeout passes without data the call fails with EAGAIN. */
#include "user/foreign/posix/see.h"
#include <sys/socket.h>
#include <sys/time.h>

int
main(void)
{
    static char block[1 << 20];
    struct timeval soon = { 0, 2000 }, now;
    socklen_t size = sizeof(now);
    int pair[2];
    ssize_t n;

    DO(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
    TRY(setsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, &soon, sizeof(soon)));
    TRY(setsockopt(pair[0], SOL_SOCKET, SO_SNDTIMEO, &soon, sizeof(soon)));
    TRY(read(pair[0], block, 1));
    while ((n = write(pair[0], block, sizeof(block))) > 0)
        ;
    TRY(write(pair[0], block, 1));
    soon.tv_usec = 1000000;
    TRY(setsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, &soon, sizeof(soon)));
    TRY(setsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, &soon, 4));
    soon = (struct timeval){ 3, 0 };
    TRY(setsockopt(pair[1], SOL_SOCKET, SO_RCVTIMEO, &soon, sizeof(soon)));
    TRY(getsockopt(pair[1], SOL_SOCKET, SO_RCVTIMEO, &now, &size));
    see("%ld s\n", (long)now.tv_sec);
    return 0;
}
