/* SPDX-License-Identifier: MIT */
/* epoll, eventfd, timerfd, signalfd. */
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "lib/c/syscall.h"

int
epoll_create1(int flags)
{
	return (int)__result(sys(SYS_epoll_create1, flags));
}

int
epoll_create(int size)
{
	return (int)__result(sys(SYS_epoll_create, size));
}

int
epoll_ctl(int set, int operation, int fd, struct epoll_event *event)
{
	return (int)__result(sys(SYS_epoll_ctl, set, operation, fd, event));
}

int
epoll_pwait(int set, struct epoll_event *events, int most, int timeout, const sigset_t *mask)
{
	return (int)__result(sys(SYS_epoll_pwait, set, events, most, timeout, mask, sizeof(*mask)));
}

int
epoll_wait(int set, struct epoll_event *events, int most, int timeout)
{
	return epoll_pwait(set, events, most, timeout, NULL);
}

int
epoll_pwait2(int set, struct epoll_event *events, int most, const struct timespec *timeout,
	     const sigset_t *mask)
{
	return (int)__result(sys(SYS_epoll_pwait2, set, events, most, timeout, mask, sizeof(*mask)));
}

int
eventfd(unsigned count, int flags)
{
	return (int)__result(sys(SYS_eventfd2, count, flags));
}

int
eventfd_read(int fd, eventfd_t *value)
{
	return read(fd, value, sizeof(*value)) == sizeof(*value) ? 0 : -1;
}

int
eventfd_write(int fd, eventfd_t value)
{
	return write(fd, &value, sizeof(value)) == sizeof(value) ? 0 : -1;
}

int
timerfd_create(clockid_t clock, int flags)
{
	return (int)__result(sys(SYS_timerfd_create, clock, flags));
}

int
timerfd_settime(int fd, int flags, const struct itimerspec *value, struct itimerspec *old)
{
	return (int)__result(sys(SYS_timerfd_settime, fd, flags, value, old));
}

int
timerfd_gettime(int fd, struct itimerspec *value)
{
	return (int)__result(sys(SYS_timerfd_gettime, fd, value));
}

int
signalfd(int fd, const sigset_t *set, int flags)
{
	return (int)__result(sys(SYS_signalfd4, fd, set, sizeof(*set), flags));
}
