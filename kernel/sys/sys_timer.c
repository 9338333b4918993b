/* SPDX-License-Identifier: MIT */
/* timer_create and its like. */
#include "kernel/abi/errno.h"
#include "kernel/abi/time.h"
#include "kernel/arch/machine.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/process.h"
#include "kernel/sys/args.h"
#include "kernel/sys/syscall.h"

/* Fills in how t reports (NULL: by SIGALRM, which tells its number).  The thread
 * of SIGEV_THREAD_ID must be the caller's. */
static int
set_event(struct itimer *t, const struct sigevent *ev)
{
	struct thread *thread;
	bool ours;

	t->own_value = !ev;
	if (!ev)
		return 0;
	t->silent = ev->sigev_notify == SIGEV_NONE;
	t->entry.info.si_value = ev->sigev_value;
	if (t->silent)
		return 0;
	if ((ev->sigev_notify & ~SIGEV_THREAD_ID) || ev->sigev_signo < 1 || ev->sigev_signo >= NSIG)
		return -EINVAL;
	t->entry.info.si_signo = ev->sigev_signo;
	if (ev->sigev_notify != SIGEV_THREAD_ID)
		return 0;
	t->tid = (uint32_t)ev->sigev_notify_thread_id;
	thread = thread_find(current->world, t->tid);
	ours = thread && thread->process == current->process;
	if (thread)
		thread_put(thread);
	return ours ? 0 : -EINVAL;
}

/* A timer for the caller: its number, or -E. */
static int
make(int clock, const struct sigevent *ev)
{
	struct itimer *t = kzalloc(sizeof *t);
	int r;

	if (!t)
		return -EAGAIN;
	itimer_init(t, current->world, current->signals, SIGALRM);
	t->entry.info.si_code = SI_TIMER;
	t->clock = clock;
	r = set_event(t, ev);
	if (r == 0)
		r = itimer_enter(current->process, t);
	if (r < 0)
		kfree(t);
	return r;
}

PARTLY(timer_create, "clocks of CPU time")
SYSCALL(timer_create, int clock, uptr event, uptr user_id)
{
	struct sigevent ev;
	int id = clock_waits(clock);

	if (clock == CLOCK_PROCESS_CPUTIME_ID || clock == CLOCK_THREAD_CPUTIME_ID)
		return -EOPNOTSUPP;
	if (id < 0)
		return id;
	if (event.addr && copy_in(&ev, event, sizeof ev) < 0)
		return -EFAULT;
	id = make(clock, event.addr ? &ev : NULL);
	if (id < 0 || copy_out(user_id, &id, sizeof id) == 0)
		return id < 0 ? id : 0;
	itimer_delete(current->process, id);
	return -EFAULT;
}

/* The caller's timer with the signal lock held; NULL: not held. */
static struct itimer *
begin(int id)
{
	struct itimer *t;

	spin_lock(&current->signals->lock);
	t = itimer_find(current->process, id);
	if (!t)
		spin_unlock(&current->signals->lock);
	return t;
}

static void
end(void)
{
	spin_unlock(&current->signals->lock);
}

SYSCALL(timer_settime, int id, int flags, uptr user_new, uptr user_old)
{
	int64_t new[2], old[2], deadline;
	struct itimer *t;
	int r = user_new.addr ? arg_itimerspec(user_new, new) : -EINVAL;

	if (r)
		return r;
	t = begin(id);
	if (!t)
		return -EINVAL;
	r = deadline_timer(t->clock, flags & TIMER_ABSTIME, new[0], &deadline);
	interval_get(&t->interval, old);
	if (r == 0)
		itimer_restart(t, deadline, new[1]);
	end();
	return r || !user_old.addr ? r : return_itimerspec(user_old, old);
}

SYSCALL(timer_gettime, int id, uptr out)
{
	struct itimer *t = begin(id);
	int64_t now[2];

	if (!t)
		return -EINVAL;
	interval_get(&t->interval, now);
	end();
	return return_itimerspec(out, now);
}

SYSCALL(timer_getoverrun, int id)
{
	struct itimer *t = begin(id);
	long overrun;

	if (!t)
		return -EINVAL;
	overrun = t->overrun;
	end();
	return overrun;
}

SYSCALL(timer_delete, int id) { return itimer_delete(current->process, id); }
