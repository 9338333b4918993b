/* SPDX-License-Identifier: MIT */
/* epoll, and the files made to be waited for: eventfd, timerfd, signalfd. */
#include "kernel/abi/errno.h"
#include "kernel/abi/time.h"
#include "kernel/arch/machine.h"
#include "kernel/ipc/epoll.h"
#include "kernel/ipc/eventfd.h"
#include "kernel/ipc/signalfd.h"
#include "kernel/ipc/timerfd.h"
#include "kernel/sys/args.h"
#include "kernel/sys/calls.h"

/* --- epoll --- */

long
sys_epoll_create1(int flags)
{
	struct file *f;
	int r;

	if (flags & ~EPOLL_CLOEXEC)
		return -EINVAL;
	r = epoll_create(&f);
	return r ? r : return_file(f, flags & EPOLL_CLOEXEC);
}

long
sys_epoll_create(int size)
{
	return size > 0 ? sys_epoll_create1(0) : -EINVAL;
}

long
sys_epoll_ctl(int ep, int op, int fd, uptr user_event)
{
	struct epoll_event event = { 0 };
	struct file *set, *f;
	long r = -EBADF;

	if (op != EPOLL_CTL_DEL && copy_in(&event, user_event, sizeof event) < 0)
		return -EFAULT;
	set = arg_file(ep);
	f = arg_file(fd);
	if (set && f)
		r = epoll_control(set, op, fd, f, &event);
	if (f)
		file_put(f);
	if (set)
		file_put(set);
	return r;
}

static long
wait_events(int ep, uptr events, int most, int64_t deadline)
{
	struct file *f = arg_file(ep);
	long r;

	if (!f)
		return -EBADF;
	r = most > INT32_MAX / (int)sizeof(struct epoll_event) ? -EINVAL : epoll_wait(f, events, most, deadline);
	file_put(f);
	return r;
}

long
sys_epoll_wait(int ep, uptr events, int most, int timeout_ms)
{
	return wait_events(ep, events, most, deadline_ms(timeout_ms));
}

long
sys_epoll_pwait(int ep, uptr events, int most, int timeout_ms, uptr mask, size_t set_size)
{
	int r = arg_mask(mask, set_size);

	return r ? r : wait_events(ep, events, most, deadline_ms(timeout_ms));
}

long
sys_epoll_pwait2(int ep, uptr events, int most, uptr timeout, uptr mask, size_t set_size)
{
	int64_t deadline;
	int r = arg_timeout(timeout, &deadline);

	if (r == 0)
		r = arg_mask(mask, set_size);
	return r ? r : wait_events(ep, events, most, deadline);
}

/* --- eventfd --- */

long
sys_eventfd2(unsigned int count, int flags)
{
	struct file *f;
	int r;

	if (flags & ~(EFD_SEMAPHORE | EFD_CLOEXEC | EFD_NONBLOCK))
		return -EINVAL;
	r = eventfd_create(count, flags, &f);
	return r ? r : return_file(f, flags & EFD_CLOEXEC);
}

long
sys_eventfd(unsigned int count)
{
	return sys_eventfd2(count, 0);
}

/* --- signalfd --- */

long
sys_signalfd4(int fd, uptr user_set, size_t set_size, int flags)
{
	struct file *f;
	sigset_t set;
	int r;

	if (set_size != sizeof set || (flags & ~(SFD_CLOEXEC | SFD_NONBLOCK)))
		return -EINVAL;
	if (copy_in(&set, user_set, sizeof set) < 0)
		return -EFAULT;
	if (fd == -1) {
		r = signalfd_create(set, flags, &f);
		return r ? r : return_file(f, flags & SFD_CLOEXEC);
	}
	f = arg_file(fd);
	if (!f)
		return -EBADF;
	r = signalfd_change(f, set);
	file_put(f);
	return r ? r : fd;
}

long
sys_signalfd(int fd, uptr set, size_t set_size)
{
	return sys_signalfd4(fd, set, set_size, 0);
}

/* --- timerfd --- */

long
sys_timerfd_create(int clock, int flags)
{
	struct file *f;
	int64_t probe;
	int r = deadline_at(clock, 0, &probe);

	if (r || (flags & ~(TFD_CLOEXEC | TFD_NONBLOCK)))
		return -EINVAL;
	r = timerfd_create(clock, flags, &f);
	return r ? r : return_file(f, flags & TFD_CLOEXEC);
}

long
sys_timerfd_settime(int fd, int flags, uptr user_new, uptr user_old)
{
	int64_t new[2], old[2];
	struct file *f;
	int64_t deadline;
	long r = arg_itimerspec(user_new, new);

	if (r == 0 && (flags & ~TFD_TIMER_ABSTIME))
		r = -EINVAL;
	if (r)
		return r;
	f = arg_file(fd);
	if (!f)
		return -EBADF;
	r = timerfd_clock(f);
	if (r >= 0)
		r = deadline_timer((int)r, flags & TFD_TIMER_ABSTIME, new[0], &deadline);
	if (r == 0)
		timerfd_set(f, deadline, new[1], old);
	file_put(f);
	return r || !user_old.addr ? r : return_itimerspec(user_old, old);
}

long
sys_timerfd_gettime(int fd, uptr out)
{
	struct file *f = arg_file(fd);
	int64_t now[2];
	int r;

	if (!f)
		return -EBADF;
	r = timerfd_clock(f);
	if (r >= 0)
		timerfd_get(f, now);
	file_put(f);
	return r < 0 ? r : return_itimerspec(out, now);
}
