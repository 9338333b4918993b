/* SPDX-License-Identifier: MIT */
/* Descriptors: opening, reading, writing, controlling, waiting. */
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <poll.h>
#include <stdarg.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/statfs.h>
#include <sys/uio.h>
#include <unistd.h>

#include "lib/c/syscall.h"

/* open's last argument is there only with O_CREAT (or O_TMPFILE, which includes no such
 * bit); reading it in vain does no harm in this ABI. */
int
open(const char *path, int flags, ...)
{
	va_list rest;
	mode_t mode;

	va_start(rest, flags);
	mode = va_arg(rest, mode_t);
	va_end(rest);
	return (int)__result(sys(SYS_open, path, flags, mode));
}

int
openat(int dir, const char *path, int flags, ...)
{
	va_list rest;
	mode_t mode;

	va_start(rest, flags);
	mode = va_arg(rest, mode_t);
	va_end(rest);
	return (int)__result(sys(SYS_openat, dir, path, flags, mode));
}

int
creat(const char *path, mode_t mode)
{
	return open(path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

int
fcntl(int fd, int command, ...)
{
	struct f_owner_ex owner;
	va_list rest;
	long argument;

	va_start(rest, command);
	argument = va_arg(rest, long);
	va_end(rest);
	if (command == F_GETOWN) { /* a group is a negative number, and no error */
		argument = __result(sys(SYS_fcntl, fd, F_GETOWN_EX, &owner));
		return argument < 0 ? -1 : owner.type == F_OWNER_PGRP ? -owner.pid : owner.pid;
	}
	return (int)__result(sys(SYS_fcntl, fd, command, argument));
}

int
ioctl(int fd, unsigned long request, ...)
{
	va_list rest;
	long argument;

	va_start(rest, request);
	argument = va_arg(rest, long);
	va_end(rest);
	return (int)__result(sys(SYS_ioctl, fd, request, argument));
}

ssize_t
read(int fd, void *buffer, size_t count)
{
	return __result(sys(SYS_read, fd, buffer, count));
}

ssize_t
write(int fd, const void *buffer, size_t count)
{
	return __result(sys(SYS_write, fd, buffer, count));
}

ssize_t
pread(int fd, void *buffer, size_t count, off_t offset)
{
	return __result(sys(SYS_pread64, fd, buffer, count, offset));
}

ssize_t
pwrite(int fd, const void *buffer, size_t count, off_t offset)
{
	return __result(sys(SYS_pwrite64, fd, buffer, count, offset));
}

ssize_t
readv(int fd, const struct iovec *parts, int count)
{
	return __result(sys(SYS_readv, fd, parts, count));
}

ssize_t
writev(int fd, const struct iovec *parts, int count)
{
	return __result(sys(SYS_writev, fd, parts, count));
}

off_t
lseek(int fd, off_t offset, int whence)
{
	return __result(sys(SYS_lseek, fd, offset, whence));
}

int
close(int fd)
{
	return (int)__result(sys(SYS_close, fd));
}

int
dup(int fd)
{
	return (int)__result(sys(SYS_dup, fd));
}

int
dup2(int fd, int wanted)
{
	return (int)__result(sys(SYS_dup2, fd, wanted));
}

int
dup3(int fd, int wanted, int flags)
{
	return (int)__result(sys(SYS_dup3, fd, wanted, flags));
}

int
pipe2(int ends[2], int flags)
{
	return (int)__result(sys(SYS_pipe2, ends, flags));
}

int
pipe(int ends[2])
{
	return pipe2(ends, 0);
}

int
ftruncate(int fd, off_t size)
{
	return (int)__result(sys(SYS_ftruncate, fd, size));
}

int
fallocate(int fd, int mode, off_t offset, off_t n)
{
	return (int)__result(sys(SYS_fallocate, fd, mode, offset, n));
}

int
posix_fallocate(int fd, off_t offset, off_t n)
{
	return (int)-sys(SYS_fallocate, fd, 0, offset, n);
}

int
statfs(const char *path, struct statfs *out)
{
	return (int)__result(sys(SYS_statfs, path, out));
}

int
fstatfs(int fd, struct statfs *out)
{
	return (int)__result(sys(SYS_fstatfs, fd, out));
}

int
fsync(int fd)
{
	return (int)__result(sys(SYS_fsync, fd));
}

int
fdatasync(int fd)
{
	return (int)__result(sys(SYS_fdatasync, fd));
}

void
sync(void)
{
	sys(SYS_sync);
}

int
poll(struct pollfd *fds, nfds_t count, int timeout)
{
	return (int)__result(sys(SYS_poll, fds, count, timeout));
}

/* The kernel writes the rest of the timeout back; the caller's is const. */
int
ppoll(struct pollfd *fds, nfds_t count, const struct timespec *timeout, const sigset_t *mask)
{
	struct timespec copy;

	if (timeout)
		copy = *timeout;
	return (int)__result(sys(SYS_ppoll, fds, count, timeout ? &copy : NULL, mask,
				 sizeof(*mask)));
}

int
select(int count, fd_set *readable, fd_set *writable, fd_set *special, struct timeval *timeout)
{
	return (int)__result(sys(SYS_select, count, readable, writable, special, timeout));
}

/* A system call has six arguments at most: mask and its size go together. */
int
pselect(int count, fd_set *readable, fd_set *writable, fd_set *special,
	const struct timespec *timeout, const sigset_t *mask)
{
	struct {
		const sigset_t *mask;
		size_t size;
	} sixth = { mask, sizeof(*mask) };
	struct timespec copy;

	if (timeout)
		copy = *timeout;
	return (int)__result(sys(SYS_pselect6, count, readable, writable, special,
				 timeout ? &copy : NULL, &sixth));
}

int
flock(int fd, int operation)
{
	return (int)__result(sys(SYS_flock, fd, operation));
}
