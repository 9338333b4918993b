/* SPDX-License-Identifier: MIT */
/*
 * By what the kernel informs another: bytes, messages, readiness, signals, the end of a child. All of it releases into one
 * clock and acquires from it, since what goes to another process may come back by any way; so of two threads that talk by
 * a pipe, what they do meanwhile is ordered by what others send and receive, too. Also for the library's own calls (stdio).
 */
#include "lib/explore/runtime/runtime.h"

#include <errno.h>
#include <mqueue.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kernel/abi/futex.h"

/* Before it, the caller tells; after it, unless it failed, it hears. */
#define CALL(result, name, parameters, arguments, before, after) \
	result __real_##name parameters; \
	result __wrap_##name parameters; \
	result \
	__wrap_##name parameters \
	{ \
		result r; \
		called(RETURN_ADDRESS, NULL, __wrap_##name); \
		before; \
		r = __real_##name arguments; \
		returned(RETURN_ADDRESS, NULL, (uint64_t)r); \
		if (r >= 0) { \
			after; \
		} \
		return r; \
	}
#define TELLS(result, name, parameters, arguments) CALL(result, name, parameters, arguments, explore_tell(), )
/* Perhaps of the end of a process, which tells nothing itself: an end of file, for one. */
#define HEARS_ALL(result, name, parameters, arguments) CALL(result, name, parameters, arguments, , explore_hear_all())
#define HEARS(result, name, parameters, arguments) CALL(result, name, parameters, arguments, , explore_hear())

/* A buffer that the kernel fills or reads is one that the caller writes or reads. */
#define FILLS(name, parameters, arguments) \
	CALL(ssize_t, name, parameters, arguments, , r > 0 ? explore_hear() : explore_hear_all(); \
	     explore_access(buffer, (size_t)r, true, ACCESS_PLAIN, RETURN_ADDRESS))
#define SENDS(name, parameters, arguments) \
	CALL(ssize_t, name, parameters, arguments, explore_tell(); \
	     explore_access(buffer, n, false, ACCESS_PLAIN, RETURN_ADDRESS), )

FILLS(read, (int fd, void *buffer, size_t n), (fd, buffer, n))
FILLS(pread, (int fd, void *buffer, size_t n, off_t at), (fd, buffer, n, at))
FILLS(recv, (int fd, void *buffer, size_t n, int flags), (fd, buffer, n, flags))
SENDS(write, (int fd, const void *buffer, size_t n), (fd, buffer, n))
SENDS(pwrite, (int fd, const void *buffer, size_t n, off_t at), (fd, buffer, n, at))
SENDS(send, (int fd, const void *buffer, size_t n, int flags), (fd, buffer, n, flags))
HEARS(ssize_t, readv, (int fd, const struct iovec *v, int n), (fd, v, n))
TELLS(ssize_t, writev, (int fd, const struct iovec *v, int n), (fd, v, n))
HEARS(ssize_t, recvmsg, (int fd, struct msghdr *m, int flags), (fd, m, flags))
TELLS(ssize_t, sendmsg, (int fd, const struct msghdr *m, int flags), (fd, m, flags))
HEARS(ssize_t, recvfrom, (int fd, void *to, size_t n, int flags, struct sockaddr *from, socklen_t *length),
      (fd, to, n, flags, from, length))
TELLS(ssize_t, sendto, (int fd, const void *from, size_t n, int flags, const struct sockaddr *to, socklen_t length),
      (fd, from, n, flags, to, length))
HEARS(int, accept, (int fd, struct sockaddr *from, socklen_t *length), (fd, from, length))
TELLS(int, connect, (int fd, const struct sockaddr *to, socklen_t length), (fd, to, length))
TELLS(int, shutdown, (int fd, int how), (fd, how))
TELLS(int, close, (int fd), (fd))
HEARS_ALL(int, poll, (struct pollfd *fds, nfds_t n, int timeout), (fds, n, timeout))
HEARS_ALL(int, select, (int n, fd_set *in, fd_set *out, fd_set *other, struct timeval *timeout), (n, in, out, other, timeout))
HEARS_ALL(int, epoll_wait, (int fd, struct epoll_event *events, int n, int timeout), (fd, events, n, timeout))
CALL(int, flock, (int fd, int how), (fd, how), explore_tell(), explore_hear_all())
HEARS(ssize_t, mq_timedreceive, (mqd_t queue, char *to, size_t n, unsigned *priority, const struct timespec *deadline),
      (queue, to, n, priority, deadline))
TELLS(int, mq_timedsend, (mqd_t queue, const char *from, size_t n, unsigned priority, const struct timespec *deadline),
      (queue, from, n, priority, deadline))
HEARS(ssize_t, mq_receive, (mqd_t queue, char *to, size_t n, unsigned *priority), (queue, to, n, priority))
TELLS(int, mq_send, (mqd_t queue, const char *from, size_t n, unsigned priority), (queue, from, n, priority))
CALL(pid_t, wait, (int *status), (status), , explore_hear_end((uint32_t)r))
CALL(pid_t, waitpid, (pid_t pid, int *status, int options), (pid, status, options), ,
     if (options & (WUNTRACED | WCONTINUED))
	     explore_hear_all(); /* it may have been stopped only */
     else
	     explore_hear_end((uint32_t)r))
HEARS_ALL(int, waitid, (idtype_t type, id_t id, siginfo_t *info, int options), (type, id, info, options))

/* --- files that are there, or not; their locks --- */

#define KNOWS(name, parameters, arguments) \
	int __real_##name parameters; \
	int __wrap_##name parameters; \
	int \
	__wrap_##name parameters \
	{ \
		int r; \
		explore_tell(); \
		r = __real_##name arguments; \
		if (r >= 0) \
			explore_hear_all(); \
		return r; \
	}
KNOWS(open, (const char *path, int flags, mode_t mode), (path, flags, mode))
KNOWS(openat, (int folder, const char *path, int flags, mode_t mode), (folder, path, flags, mode))
KNOWS(fcntl, (int fd, int command, long argument), (fd, command, argument))
KNOWS(lockf, (int fd, int command, off_t length), (fd, command, length))
KNOWS(unlink, (const char *path), (path))
KNOWS(rename, (const char *old, const char *new), (old, new))
KNOWS(link, (const char *old, const char *new), (old, new))
KNOWS(symlink, (const char *old, const char *new), (old, new))
KNOWS(mkdir, (const char *path, mode_t mode), (path, mode))
KNOWS(rmdir, (const char *path), (path))
KNOWS(access, (const char *path, int mode), (path, mode))
KNOWS(ftruncate, (int fd, off_t length), (fd, length))

/* --- signals --- */

TELLS(int, kill, (pid_t pid, int signo), (pid, signo))
TELLS(int, pthread_kill, (pthread_t thread, int signo), (thread, signo))
TELLS(int, sigqueue, (pid_t pid, int signo, const union sigval value), (pid, signo, value))
HEARS_ALL(int, sigwait, (const sigset_t *set, int *signo), (set, signo))
HEARS_ALL(int, sigwaitinfo, (const sigset_t *set, siginfo_t *info), (set, info))
HEARS_ALL(int, sigtimedwait, (const sigset_t *set, siginfo_t *info, const struct timespec *timeout), (set, info, timeout))

static void (*handlers[NSIG])(int, siginfo_t *, void *);

/* A handler's first step comes after the sending. */
static void
handle(int signo, siginfo_t *info, void *context)
{
	explore_hear_all();
	handlers[signo](signo, info, context);
}

int __real_sigaction(int signo, const struct sigaction *new, struct sigaction *old);
int __wrap_sigaction(int signo, const struct sigaction *new, struct sigaction *old);

int
__wrap_sigaction(int signo, const struct sigaction *new, struct sigaction *old)
{
	void (*before)(int, siginfo_t *, void *) = signo > 0 && signo < NSIG ? handlers[signo] : NULL;
	struct sigaction ours;
	int result;

	if (new && signo > 0 && signo < NSIG && new->sa_handler != SIG_DFL && new->sa_handler != SIG_IGN) {
		ours = *new;
		handlers[signo] = new->sa_sigaction;
		ours.sa_sigaction = handle;
		new = &ours;
	}
	explore_tell();
	result = __real_sigaction(signo, new, old);
	if (result == 0 && old && old->sa_sigaction == handle)
		old->sa_sigaction = before;
	return result;
}

sighandler_t __wrap_signal(int signo, sighandler_t handler);

sighandler_t
__wrap_signal(int signo, sighandler_t handler)
{
	struct sigaction new = { .sa_handler = handler, .sa_flags = SA_RESTART }, old = { 0 };

	return __wrap_sigaction(signo, &new, &old) < 0 ? SIG_ERR : old.sa_handler;
}

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
