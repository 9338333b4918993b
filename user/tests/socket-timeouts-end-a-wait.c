/* SPDX-License-Identifier: MIT */
/* SO_RCVTIMEO and SO_SNDTIMEO: a call that waited so long is EAGAIN, not earlier; a connect is EINPROGRESS (TCP) or
 * EAGAIN (UNIX). */
#include "socket.h"

#define TIME 30 /* ms */

/* The call fails with the error, after the time. */
#define CHECK_LATE(call, error)                              \
    do {                                                     \
        long begin = now();                                  \
                                                             \
        CHECK_ERRNO(call, error);                            \
        CHECK(now() - begin >= (TIME - 1) * MILLISECOND);    \
    } while (0)

static char block[10000];

static void
stream(int ends[2])
{
    set_timeout(ends[0], SO_RCVTIMEO, TIME);
    set_timeout(ends[0], SO_SNDTIMEO, TIME);
    CHECK_LATE(read(ends[0], block, 1), EAGAIN);
    while (send(ends[0], block, sizeof(block), MSG_DONTWAIT) > 0)
        ;
    CHECK_LATE(write(ends[0], block, 1), EAGAIN);
}

int
main(void)
{
    int fd = inet_bound(SOCK_DGRAM, 0), listener = unix_listener("@late", SOCK_STREAM, 0);

    with_streams(stream);
    set_timeout(fd, SO_RCVTIMEO, TIME);
    CHECK_LATE(recv(fd, block, 1, 0), EAGAIN);
    set_timeout(listener, SO_RCVTIMEO, TIME);
    CHECK_LATE(accept(listener, NULL, NULL), EAGAIN);
    unix_connected("@late", SOCK_STREAM);
    fd = (int)CHECK_OK(socket(AF_UNIX, SOCK_STREAM, 0));
    set_timeout(fd, SO_SNDTIMEO, TIME);
    CHECK_LATE(unix_connect(fd, "@late"), EAGAIN);
    listener = tcp_listener(0);
    CHECK_OK(inet_connect((int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0)), port_of(listener)));
    fd = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0));
    set_timeout(fd, SO_SNDTIMEO, TIME);
    CHECK_LATE(inet_connect(fd, port_of(listener)), EINPROGRESS);
    return 0;
}
