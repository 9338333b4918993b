/* SPDX-License-Identifier: MIT */
/* sendmmsg(2), recvmmsg(2): several messages with one call; the result is their number. */
#include "user/foreign/posix/see.h"
#include <sys/socket.h>

int
main(void)
{
    char bytes[3][8] = { "", "", "" };
    struct iovec out[3] = { { "a", 2 }, { "bb", 3 }, { "ccc", 4 } };
    struct iovec in[3] = { { bytes[0], 8 }, { bytes[1], 8 }, { bytes[2], 8 } };
    struct mmsghdr messages[3];
    struct timespec soon = { 10, 0 };
    int pair[2];

    DO(socketpair(AF_UNIX, SOCK_DGRAM, 0, pair));
    memset(messages, 0, sizeof(messages));
    for (int i = 0; i < 3; i++)
        messages[i].msg_hdr = (struct msghdr){ .msg_iov = &out[i], .msg_iovlen = 1 };
    TRY(sendmmsg(pair[0], messages, 3, 0));
    see("%u %u %u\n", messages[0].msg_len, messages[1].msg_len, messages[2].msg_len);
    for (int i = 0; i < 3; i++)
        messages[i].msg_hdr = (struct msghdr){ .msg_iov = &in[i], .msg_iovlen = 1 };
    TRY(recvmmsg(pair[1], messages, 2, 0, NULL));
    TRY(recvmmsg(pair[1], messages + 2, 1, MSG_DONTWAIT, NULL));
    TRY(recvmmsg(pair[1], messages, 1, MSG_DONTWAIT, NULL));
    see("%s %s %s\n", bytes[0], bytes[1], bytes[2]);
    DO(send(pair[0], "d", 1, 0));
    TRY(recvmmsg(pair[1], messages, 1, 0, &soon));
    see("told what is left of the time: %d\n", soon.tv_sec < 10);
    return 0;
}
