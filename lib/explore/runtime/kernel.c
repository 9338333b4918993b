/* SPDX-License-Identifier: MIT */
/*
 * Bytes, readiness, the end of a child; futexes. Also for the library's own calls (stdio). What is seldom used has files of its
 * own, so that only programs that use it have it.
 */
#include "lib/explore/runtime/calls.h"

#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kernel/abi/futex.h"

FILLS(read, (int fd, void *buffer, size_t n), (fd, buffer, n))
FILLS(pread, (int fd, void *buffer, size_t n, off_t at), (fd, buffer, n, at))
SENDS(write, (int fd, const void *buffer, size_t n), (fd, buffer, n))
SENDS(pwrite, (int fd, const void *buffer, size_t n, off_t at), (fd, buffer, n, at))
GETS(ssize_t, readv, (int fd, const struct iovec *v, int n), (fd, v, n))
PUTS(ssize_t, writev, (int fd, const struct iovec *v, int n), (fd, v, n))
TELLS(int, close, (int fd), (fd))
HEARS_ANY(int, poll, (struct pollfd *fds, nfds_t n, int timeout), (fds, n, timeout))
HEARS_ANY(int, select, (int n, fd_set *in, fd_set *out, fd_set *other, struct timeval *timeout), (n, in, out, other, timeout))
CALL(int, flock, (int fd, int how), (fd, how), explore_tell(), explore_hear_all())

/* --- children --- */

static void
hear_of_child(pid_t pid, int options)
{
	if (options & (WUNTRACED | WCONTINUED))
		explore_hear_all(); /* it may have been stopped only */
	else
		explore_hear_end((uint32_t)pid);
}

CALL(pid_t, wait, (int *status), (status), , explore_hear_end((uint32_t)r))
CALL(pid_t, waitpid, (pid_t pid, int *status, int options), (pid, status, options), , hear_of_child(r, options))
CALL(pid_t, wait4, (pid_t pid, int *status, int options, struct rusage *usage), (pid, status, options, usage), ,
     hear_of_child(r, options))
HEARS_ALL(int, waitid, (idtype_t type, id_t id, siginfo_t *info, int options), (type, id, info, options))

/* --- locks that the kernel hands on --- */

long __real___futex_inherit(volatile uint32_t *word, int operation, const struct timespec *deadline);
long __wrap___futex_inherit(volatile uint32_t *word, int operation, const struct timespec *deadline);

long
__wrap___futex_inherit(volatile uint32_t *word, int operation, const struct timespec *deadline)
{
	long result;

	if (operation == FUTEX_UNLOCK_PI)
		explore_release(word);
	result = __real___futex_inherit(word, operation, deadline);
	if (operation != FUTEX_UNLOCK_PI && result == 0)
		explore_acquire(word);
	return result;
}

/* --- raw futexes --- */

long __explore_syscall(long number, ...);

long
LED(syscall)(long number, ...)
{
	long a[6], result;
	va_list list;

	va_start(list, number);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(list, long);
	va_end(list);
	called(RETURN_ADDRESS, (void *)a[0], __explore_syscall);
	if (number == SYS_futex && (a[1] & FUTEX_CMD_MASK) != FUTEX_WAIT && (a[1] & FUTEX_CMD_MASK) != FUTEX_WAIT_BITSET)
		explore_release((void *)a[0]);
	result = syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
	if (number == SYS_futex && result == 0)
		explore_acquire((void *)a[0]);
	return result;
}
