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
#include "kernel/sys/syscall.h"

/* --- epoll --- */

SYSCALL(epoll_create1, int flags)
{
	struct file *f;
	int r = flags & ~EPOLL_CLOEXEC ? -EINVAL : epoll_create(&f);

	return r ? r : return_file(f, 0, flags & EPOLL_CLOEXEC);
}

SYSCALL(epoll_create, int size) { return size > 0 ? sys_epoll_create1(0) : -EINVAL; }

SYSCALL(epoll_ctl, int ep, int op, int fd, uptr user_event)
{
	scoped(file_put) struct file *set = arg_file(ep), *f = arg_file(fd);
	struct epoll_event event = { 0 };

	if (op != EPOLL_CTL_DEL && copy_in(&event, user_event, sizeof event) < 0)
		return -EFAULT;
	return set && f ? epoll_control(set, op, fd, f, &event) : -EBADF;
}

static long
wait_events(int ep, uptr events, int most, int64_t deadline)
{
	scoped(file_put) struct file *f = arg_file(ep);

	if (!f)
		return -EBADF;
	return most > INT32_MAX / (int)sizeof(struct epoll_event) ? -EINVAL : epoll_wait(f, events, most, deadline);
}

SYSCALL_NEVER(epoll_wait, int ep, uptr events, int most, int timeout_ms)
{
	return wait_events(ep, events, most, deadline_ms(timeout_ms));
}

SYSCALL_NEVER(epoll_pwait, int ep, uptr events, int most, int timeout_ms, uptr mask, size_t set_size)
{
	int r = arg_mask(mask, set_size);

	return r ? r : wait_events(ep, events, most, deadline_ms(timeout_ms));
}

SYSCALL_NEVER(epoll_pwait2, int ep, uptr events, int most, uptr timeout, uptr mask, size_t set_size)
{
	int64_t deadline;
	int r = arg_timeout_mask(timeout, mask, set_size, &deadline);

	return r ? r : wait_events(ep, events, most, deadline);
}

/* --- eventfd --- */

SYSCALL(eventfd2, unsigned int count, int flags)
{
	struct file *f;
	int r = flags & ~(EFD_SEMAPHORE | EFD_CLOEXEC | EFD_NONBLOCK) ? -EINVAL : eventfd_create(count, flags, &f);

	return r ? r : return_file(f, 0, flags & EFD_CLOEXEC);
}

SYSCALL(eventfd, unsigned int count) { return sys_eventfd2(count, 0); }

/* --- signalfd --- */

SYSCALL(signalfd4, int fd, uptr user_set, size_t set_size, int flags)
{
	scoped(file_put) struct file *old = arg_file(fd);
	struct file *f;
	sigset_t set;
	int r;

	if (set_size != sizeof set || (flags & ~(SFD_CLOEXEC | SFD_NONBLOCK)))
		return -EINVAL;
	if (copy_in(&set, user_set, sizeof set) < 0)
		return -EFAULT;
	if (fd == -1) {
		r = signalfd_create(set, flags, &f);
		return r ? r : return_file(f, 0, flags & SFD_CLOEXEC);
	}
	r = old ? signalfd_change(old, set) : -EBADF;
	return r ? r : fd;
}

SYSCALL(signalfd, int fd, uptr set, size_t set_size) { return sys_signalfd4(fd, set, set_size, 0); }

/* --- timerfd --- */

PARTLY(timerfd_create, "alarm clocks")
SYSCALL(timerfd_create, int clock, int flags)
{
	struct file *f;
	bool known = clock == CLOCK_REALTIME || clock == CLOCK_MONOTONIC || clock == CLOCK_BOOTTIME;
	int r = known && !(flags & ~(TFD_CLOEXEC | TFD_NONBLOCK)) ? timerfd_create(clock, flags, &f) : -EINVAL;

	return r ? r : return_file(f, 0, flags & TFD_CLOEXEC);
}

SYSCALL_FILE(timerfd_settime, int flags, uptr user_new, uptr user_old)
{
	int64_t new[2], old[2], deadline;
	long r = arg_itimerspec(user_new, new);

	if (r == 0)
		r = flags & ~(TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET) ? -EINVAL : timerfd_clock(f);
	if (r >= 0)
		r = deadline_timer((int)r, flags & TFD_TIMER_ABSTIME, new[0], &deadline);
	if (r < 0)
		return r;
	timerfd_set(f, deadline, new[1], flags, old);
	return user_old.addr ? return_itimerspec(user_old, old) : 0;
}

SYSCALL_FILE(timerfd_gettime, uptr out)
{
	int64_t now[2];
	int r = timerfd_clock(f);

	if (r < 0)
		return r;
	timerfd_get(f, now);
	return return_itimerspec(out, now);
}
