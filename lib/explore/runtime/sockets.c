/* SPDX-License-Identifier: MIT */
/* Sockets: a connection is made when the other side listens, and has room. */
#include "lib/explore/runtime/calls.h"

#include <sys/socket.h>

FILLS(recv, (int fd, void *buffer, size_t n, int flags), (fd, buffer, n, flags))
SENDS(send, (int fd, const void *buffer, size_t n, int flags), (fd, buffer, n, flags))
GETS(ssize_t, recvmsg, (int fd, struct msghdr *m, int flags), (fd, m, flags))
PUTS(ssize_t, sendmsg, (int fd, const struct msghdr *m, int flags), (fd, m, flags))
GETS(int, recvmmsg, (int fd, struct mmsghdr *m, unsigned n, int flags, struct timespec *timeout), (fd, m, n, flags, timeout))
PUTS(int, sendmmsg, (int fd, struct mmsghdr *m, unsigned n, int flags), (fd, m, n, flags))
GETS(ssize_t, recvfrom, (int fd, void *to, size_t n, int flags, struct sockaddr *from, socklen_t *length),
     (fd, to, n, flags, from, length))
PUTS(ssize_t, sendto, (int fd, const void *from, size_t n, int flags, const struct sockaddr *to, socklen_t length),
     (fd, from, n, flags, to, length))
KNOWS(bind, (int fd, const struct sockaddr *at, socklen_t length), (fd, at, length))
INFORMS(int, listen, (int fd, int backlog), (fd, backlog))
GETS(int, accept, (int fd, struct sockaddr *from, socklen_t *length), (fd, from, length))
GETS(int, accept4, (int fd, struct sockaddr *from, socklen_t *length, int flags), (fd, from, length, flags))
CALL(int, connect, (int fd, const struct sockaddr *to, socklen_t length), (fd, to, length), explore_tell(), explore_hear();
     explore_hear_room())
TELLS(int, shutdown, (int fd, int how), (fd, how))
