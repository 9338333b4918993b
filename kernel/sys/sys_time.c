/* SPDX-License-Identifier: MIT */
/* Time: clocks, sleeping, the alarm. */
#include "kernel/abi/errno.h"
#include "kernel/abi/time.h"
#include "kernel/arch/machine.h"
#include "kernel/ipc/timerfd.h"
#include "kernel/proc/cred.h"
#include "kernel/sched/clock.h"
#include "kernel/sys/args.h"
#include "kernel/sys/syscall.h"

/* Of a CPU_CLOCK.  A thread must be one of the caller's own. */
static int
cpu_clock_read(int clock, int64_t *ns)
{
	uint32_t id = (uint32_t)~(clock >> 3);
	scoped(process_put) struct process *p = NULL;
	scoped(thread_put) struct thread *t = NULL;

	if ((clock & 7) == CPU_CLOCK_OF_PROCESS && (p = process_find(current->world, id ? id : current->process->pid)))
		*ns = (int64_t)process_usage(p).run_ns;
	else if ((clock & 7) == CPU_CLOCK_OF_THREAD && (t = thread_find(current->world, id ? id : current->tid)) &&
		 t->process == current->process)
		*ns = (int64_t)thread_usage(t).run_ns;
	else
		return -EINVAL;
	return 0;
}

/* ns that a clock shows; -EINVAL for clocks there are not. */
static int
clock_read(int clock, int64_t *ns)
{
	switch (clock) {
	case CLOCK_REALTIME:
	case CLOCK_REALTIME_COARSE:
	case CLOCK_TAI:
		*ns = world_realtime(current->world);
		return 0;
	case CLOCK_MONOTONIC:
	case CLOCK_MONOTONIC_RAW:
	case CLOCK_MONOTONIC_COARSE:
	case CLOCK_BOOTTIME:
		*ns = world_monotonic(current->world);
		return 0;
	case CLOCK_PROCESS_CPUTIME_ID:
		*ns = (int64_t)process_usage(current->process).run_ns;
		return 0;
	case CLOCK_THREAD_CPUTIME_ID:
		*ns = (int64_t)thread_usage(current).run_ns;
		return 0;
	default:
		return clock < 0 ? cpu_clock_read(clock, ns) : -EINVAL;
	}
}

SYSCALL(clock_gettime, int clock, uptr out)
{
	int64_t ns;
	int r = clock_read(clock, &ns);

	return r < 0 ? r : return_timespec(out, ns);
}

SYSCALL(clock_settime, int clock, uptr in)
{
	int64_t ns;
	int r = arg_timespec(in, &ns);

	if (r < 0)
		return r;
	if (clock != CLOCK_REALTIME)
		return -EINVAL;
	if (!process_can(CAP_SYS_TIME))
		return -EPERM;
	world_set_realtime(current->world, ns);
	timerfd_clock_set(current->world);
	return 0;
}

PARTLY(clock_getres, "coarse clocks are as fine as the others")
SYSCALL(clock_getres, int clock, uptr out)
{
	int64_t ns;
	int r = clock_read(clock, &ns);

	return r < 0 || !out.addr ? r : return_timespec(out, 1);
}

SYSCALL(gettimeofday, uptr out, uptr zone)
{
	static const struct timezone utc;

	if (out.addr && return_timeval(out, world_realtime(current->world)) < 0)
		return -EFAULT;
	return zone.addr ? copy_out(zone, &utc, sizeof(utc)) : 0;
}

SYSCALL(time, uptr out)
{
	int64_t seconds = world_realtime(current->world) / NSEC_PER_SEC;

	if (out.addr && copy_out(out, &seconds, sizeof(seconds)) < 0)
		return -EFAULT;
	return seconds;
}

static long
sleep_for(int64_t ns, uptr remaining)
{
	int64_t deadline = deadline_after(ns), left;
	int r = sleep_until(deadline, true);

	if (r != -EINTR || !remaining.addr)
		return r;
	left = deadline - time_now();
	return return_timespec(remaining, left > 0 ? left : 0) < 0 ? -EFAULT : -EINTR;
}

SYSCALL_ONCE(nanosleep, uptr request, uptr remaining)
{
	int64_t ns;
	int r = arg_timespec(request, &ns);

	return r < 0 ? r : sleep_for(ns, remaining);
}

PARTLY(clock_nanosleep, "clocks of CPU time")
SYSCALL_ONCE(clock_nanosleep, int clock, int flags, uptr request, uptr remaining)
{
	int64_t ns, deadline;
	int r = clock_waits(clock);

	if (r == 0)
		r = arg_timespec(request, &ns);
	if (r < 0)
		return r;
	if (!(flags & TIMER_ABSTIME))
		return sleep_for(ns, remaining);
	r = deadline_at(clock, ns, &deadline);
	return r < 0 ? r : sleep_until(deadline, true);
}

SYSCALL(alarm, unsigned int seconds)
{
	int64_t old[2];

	itimer_set(&current->process->alarm, seconds ? time_now() + seconds * NSEC_PER_SEC : 0, 0, old);
	return (old[0] + NSEC_PER_SEC - 1) / NSEC_PER_SEC;
}

static int
return_itimer(uptr to, const int64_t ns[2])
{
	int r = return_timeval(uptr_add(to, offsetof(struct itimerval, it_value)), ns[0]);

	return r < 0 ? r : return_timeval(uptr_add(to, offsetof(struct itimerval, it_interval)), ns[1]);
}

PARTLY(setitimer, "ITIMER_VIRTUAL, ITIMER_PROF")
SYSCALL(setitimer, int which, uptr new, uptr old)
{
	int64_t value = 0, interval = 0, before[2];
	int r = 0;

	if (which != ITIMER_REAL)
		return -EINVAL;
	if (new.addr) /* without: it ends, as a BSD once had it */
		r = arg_timeval(uptr_add(new, offsetof(struct itimerval, it_value)), &value);
	if (new.addr && r == 0)
		r = arg_timeval(uptr_add(new, offsetof(struct itimerval, it_interval)), &interval);
	if (r < 0)
		return r;
	itimer_set(&current->process->alarm, value ? time_now() + value : 0, interval, before);
	return old.addr ? return_itimer(old, before) : 0;
}

PARTLY(getitimer, "ITIMER_VIRTUAL, ITIMER_PROF")
SYSCALL(getitimer, int which, uptr out)
{
	int64_t now[2];

	if (which != ITIMER_REAL)
		return -EINVAL;
	itimer_get(&current->process->alarm, now);
	return return_itimer(out, now);
}
