/* SPDX-License-Identifier: MIT */
/* Sockets. */
#include <sys/socket.h>

#include "lib/c/syscall.h"

int
socket(int family, int type, int protocol)
{
	return (int)__result(sys(SYS_socket, family, type, protocol));
}

int
socketpair(int family, int type, int protocol, int ends[2])
{
	return (int)__result(sys(SYS_socketpair, family, type, protocol, ends));
}

int
bind(int fd, const struct sockaddr *address, socklen_t size)
{
	return (int)__result(sys(SYS_bind, fd, address, size));
}

int
listen(int fd, int backlog)
{
	return (int)__result(sys(SYS_listen, fd, backlog));
}

int
accept(int fd, struct sockaddr *address, socklen_t *size)
{
	return (int)__result(sys(SYS_accept, fd, address, size));
}

int
accept4(int fd, struct sockaddr *address, socklen_t *size, int flags)
{
	return (int)__result(sys(SYS_accept4, fd, address, size, flags));
}

int
connect(int fd, const struct sockaddr *address, socklen_t size)
{
	return (int)__result(sys(SYS_connect, fd, address, size));
}

int
getsockname(int fd, struct sockaddr *address, socklen_t *size)
{
	return (int)__result(sys(SYS_getsockname, fd, address, size));
}

int
getpeername(int fd, struct sockaddr *address, socklen_t *size)
{
	return (int)__result(sys(SYS_getpeername, fd, address, size));
}

int
shutdown(int fd, int how)
{
	return (int)__result(sys(SYS_shutdown, fd, how));
}

int
setsockopt(int fd, int level, int option, const void *value, socklen_t size)
{
	return (int)__result(sys(SYS_setsockopt, fd, level, option, value, size));
}

int
getsockopt(int fd, int level, int option, void *value, socklen_t *size)
{
	return (int)__result(sys(SYS_getsockopt, fd, level, option, value, size));
}

ssize_t
sendto(int fd, const void *bytes, size_t count, int flags, const struct sockaddr *to, socklen_t size)
{
	return __result(sys(SYS_sendto, fd, bytes, count, flags, to, size));
}

ssize_t
send(int fd, const void *bytes, size_t count, int flags)
{
	return sendto(fd, bytes, count, flags, NULL, 0);
}

ssize_t
recvfrom(int fd, void *bytes, size_t count, int flags, struct sockaddr *from, socklen_t *size)
{
	return __result(sys(SYS_recvfrom, fd, bytes, count, flags, from, size));
}

ssize_t
recv(int fd, void *bytes, size_t count, int flags)
{
	return recvfrom(fd, bytes, count, flags, NULL, NULL);
}

ssize_t
sendmsg(int fd, const struct msghdr *message, int flags)
{
	return __result(sys(SYS_sendmsg, fd, message, flags));
}

ssize_t
recvmsg(int fd, struct msghdr *message, int flags)
{
	return __result(sys(SYS_recvmsg, fd, message, flags));
}

int
sendmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags)
{
	return (int)__result(sys(SYS_sendmmsg, fd, messages, count, flags));
}

int
recvmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags, struct timespec *timeout)
{
	return (int)__result(sys(SYS_recvmmsg, fd, messages, count, flags, timeout));
}
