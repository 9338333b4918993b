/* SPDX-License-Identifier: MIT */
/* sendmsg, recvmsg, writev, readv, sendmmsg and recvmmsg: several pieces are one message, several messages one call. */
#include "socket.h"

#include <sys/uio.h>

static void
pieces(int type)
{
    struct iovec out[] = { { "ab", 2 }, { "", 0 }, { "cde", 3 }, { "f", 1 } };
    char a[3] = "", b[8] = "";
    struct iovec in[] = { { a, 2 }, { b, 7 } };
    struct msghdr m = { .msg_iov = out, .msg_iovlen = 4 }, n = { .msg_iov = in, .msg_iovlen = 2 };
    int ends[2];

    CHECK_OK(socketpair(AF_UNIX, type, 0, ends));
    CHECK_EQ(sendmsg(ends[0], &m, 0), 6);
    CHECK_EQ(recvmsg(ends[1], &n, 0), 6);
    CHECK(strcmp(a, "ab") == 0 && strcmp(b, "cdef") == 0);
    CHECK_EQ(writev(ends[0], out, 4), 6);
    CHECK_EQ(readv(ends[1], in, 2), 6);
    CHECK(strcmp(a, "ab") == 0 && strcmp(b, "cdef") == 0);
    m.msg_iovlen = 2000;
    CHECK_ERRNO(sendmsg(ends[0], &m, 0), EMSGSIZE);
    out[1].iov_base = (void *)1;
    out[1].iov_len = 5;
    m.msg_iovlen = 4;
    CHECK_ERRNO(sendmsg(ends[0], &m, 0), EFAULT);
    CHECK_ERRNO(recv(ends[1], a, 1, MSG_DONTWAIT), EAGAIN);
}

static void
many(void)
{
    char text[4][8] = { "one", "two", "three", "" };
    struct iovec part[4];
    struct mmsghdr m[4] = { 0 };
    int ends[2];

    for (int i = 0; i < 4; i++) {
        part[i] = (struct iovec){ text[i], strlen(text[i]) };
        m[i].msg_hdr = (struct msghdr){ .msg_iov = &part[i], .msg_iovlen = 1 };
    }
    CHECK_OK(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends));
    CHECK_EQ(sendmmsg(ends[0], m, 3, 0), 3);
    CHECK_EQ(m[2].msg_len, 5);
    memset(text, 0, sizeof(text));
    for (int i = 0; i < 4; i++)
        part[i].iov_len = 7;
    CHECK_EQ(recvmmsg(ends[1], m, 4, MSG_DONTWAIT, NULL), 3);
    CHECK_EQ(m[2].msg_len, 5);
    CHECK_EQ(strcmp(text[2], "three"), 0);
    CHECK_ERRNO(recvmmsg(ends[1], m, 4, MSG_DONTWAIT, NULL), EAGAIN);
    say(ends[0], "x");
    CHECK_EQ(recvmmsg(ends[1], m, 4, MSG_WAITFORONE, NULL), 1);
}

int
main(void)
{
    pieces(SOCK_STREAM);
    pieces(SOCK_DGRAM);
    many();
    return 0;
}
