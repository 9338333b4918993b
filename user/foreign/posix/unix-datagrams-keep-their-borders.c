/* SPDX-License-Identifier: MIT */
/* socket(2): SOCK_DGRAM and SOCK_SEQPACKET keep message borders: what does not fit is discarded, MSG_TRUNC tells. */
#include "user/foreign/posix/see.h"
#include <sys/socket.h>

int
main(void)
{
    static const int types[] = { SOCK_DGRAM, SOCK_SEQPACKET };
    char bytes[16];
    int pair[2];

    for (int i = 0; i < 2; i++) {
        struct iovec vector = { bytes, 2 };
        struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1 };

        DO(socketpair(AF_UNIX, types[i], 0, pair));
        DO(write(pair[0], "first", 5));
        DO(write(pair[0], "second", 6));
        DO(write(pair[0], "third", 5));
        TRY(send(pair[0], "", 0, 0));
        TRY(recv(pair[1], bytes, 16, MSG_PEEK));
        TRY(recv(pair[1], bytes, 3, 0));
        TRY(recv(pair[1], bytes, 2, MSG_TRUNC));
        TRY(recvmsg(pair[1], &message, 0));
        see("%.2s, truncated %d\n", bytes, (message.msg_flags & MSG_TRUNC) != 0);
        TRY(recv(pair[1], bytes, 16, MSG_DONTWAIT));
        TRY(recv(pair[1], bytes, 16, MSG_DONTWAIT));
        close(pair[0]);
        TRY(recv(pair[1], bytes, 16, MSG_DONTWAIT));
    }
    return 0;
}
