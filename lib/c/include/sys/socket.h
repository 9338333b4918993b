/* SPDX-License-Identifier: MIT */
/*
 * Sockets: UNIX (<sys/un.h>) and, inside this machine only, INET (<netinet/in.h>).
 * Constants and structs: <abi/socket.h>. All return -1 and errno on failure.
 */
#pragma once

#include <abi/socket.h>
#include <abi/time.h>

/* type: SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, with SOCK_NONBLOCK and SOCK_CLOEXEC. */
int socket(int family, int type, int protocol);
int socketpair(int family, int type, int protocol, int ends[2]);
int bind(int fd, const struct sockaddr *address, socklen_t size);
/* As many as backlog + 1 connections may wait to be accepted. */
int listen(int fd, int backlog);
/* Blocks until there is a connection. The address of its other end, cut to *size, if wanted. */
int accept(int fd, struct sockaddr *address, socklen_t *size);
int accept4(int fd, struct sockaddr *address, socklen_t *size, int flags);
int connect(int fd, const struct sockaddr *address, socklen_t size);
int getsockname(int fd, struct sockaddr *address, socklen_t *size);
int getpeername(int fd, struct sockaddr *address, socklen_t *size);
/* SHUT_RD, SHUT_WR or SHUT_RDWR: nothing is received or sent any more. */
int shutdown(int fd, int how);
int setsockopt(int fd, int level, int option, const void *value, socklen_t size);
int getsockopt(int fd, int level, int option, void *value, socklen_t *size);
/* flags: MSG_DONTWAIT, MSG_NOSIGNAL, MSG_PEEK, MSG_WAITALL, MSG_TRUNC. */
ssize_t send(int fd, const void *bytes, size_t count, int flags);
ssize_t sendto(int fd, const void *bytes, size_t count, int flags, const struct sockaddr *to, socklen_t size);
ssize_t recv(int fd, void *bytes, size_t count, int flags);
ssize_t recvfrom(int fd, void *bytes, size_t count, int flags, struct sockaddr *from, socklen_t *size);
/* In pieces, and with control messages (CMSG_*): descriptors, credentials. */
ssize_t sendmsg(int fd, const struct msghdr *message, int flags);
ssize_t recvmsg(int fd, struct msghdr *message, int flags);
int sendmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags);
int recvmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags, struct timespec *timeout);
