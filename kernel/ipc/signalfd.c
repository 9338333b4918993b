/* SPDX-License-Identifier: MIT */
/* signalfd.  What is read are signals of the thread that reads, and of its
 * process: a descriptor inherited over fork shows the child its own. */
#include "kernel/ipc/signalfd.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/poll.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/signal.h"
#include "kernel/sched/thread.h"

/* The set is all there is: it lies where f->data would point. */
static sigset_t
set_of(struct file *f)
{
	return __atomic_load_n((sigset_t *)&f->data, __ATOMIC_RELAXED);
}

/* [signal lock] */
static bool
any(struct file *f)
{
	return (current->pending | current->signals->pending) & set_of(f);
}

static struct signalfd_siginfo
describe(const siginfo_t *i)
{
	struct signalfd_siginfo out = { .ssi_signo = (uint32_t)i->si_signo, .ssi_errno = i->si_errno,
					.ssi_code = i->si_code };

	if (i->si_code == SI_TIMER) {
		out.ssi_tid = (uint32_t)i->si_timerid;
		out.ssi_overrun = (uint32_t)i->si_overrun;
	} else if (i->si_signo == SIGSEGV || i->si_signo == SIGBUS || i->si_signo == SIGILL ||
		   i->si_signo == SIGFPE) {
		out.ssi_addr = (uint64_t)i->si_addr;
	} else {
		out.ssi_pid = (uint32_t)i->si_pid;
		out.ssi_uid = i->si_uid;
	}
	if (i->si_signo == SIGCHLD) {
		out.ssi_status = i->si_status;
		out.ssi_utime = (uint64_t)i->si_utime;
		out.ssi_stime = (uint64_t)i->si_stime;
	} else if (i->si_code < 0) {
		out.ssi_int = i->si_int;
		out.ssi_ptr = (uint64_t)i->si_ptr;
	}
	return out;
}

/* The next signal of the set: 0, -EAGAIN, -EINTR. */
static int
next(struct file *f, bool may_wait, siginfo_t *info)
{
	struct wait_how how = { TRACE_REASON_SIGNAL, f->number, .deadline = WAIT_FOREVER };
	struct signal_state *s = current->signals;
	int r = -EAGAIN;

	spin_lock(&s->lock);
	if (may_wait)
		r = wait_until(world_signals(current->world), &s->lock, any(f), &how);
	else if (any(f))
		r = 0;
	if (r == 0)
		signal_take(s, set_of(f), info);
	spin_unlock(&s->lock);
	return r;
}

static long
signalfd_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	bool may_wait = !(atomic_load(&f->flags) & O_NONBLOCK);
	struct signalfd_siginfo out;
	size_t done = 0;
	siginfo_t info;

	if (n < sizeof out)
		return -EINVAL;
	for (; n - done >= sizeof out; done += sizeof out) {
		int r = next(f, may_wait && done == 0, &info);

		if (r)
			return done ? (long)done : r;
		out = describe(&info);
		if (copy_out(uptr_add(to, (int64_t)done), &out, sizeof out))
			return done ? (long)done : -EFAULT;
	}
	return (long)done;
}

static unsigned int
signalfd_poll(struct file *f, struct poll_table *pt)
{
	struct signal_state *s = current->signals;
	bool ready;

	if (pt)
		poll_wait(pt, world_signals(current->world));
	if (!s)
		return 0;
	spin_lock(&s->lock);
	ready = any(f);
	spin_unlock(&s->lock);
	return ready ? POLLIN | POLLRDNORM : 0;
}

static const struct file_ops signalfd_ops = {
	.name = "signalfd", .read = signalfd_read, .seek = file_stays, .poll = signalfd_poll,
};

int
signalfd_change(struct file *f, sigset_t set)
{
	if (f->ops != &signalfd_ops)
		return -EINVAL;
	__atomic_store_n((sigset_t *)&f->data, set & ~SIGNAL_UNBLOCKABLE, __ATOMIC_RELAXED);
	wake_all(world_signals(current->world));
	return 0;
}

int
signalfd_create(sigset_t set, int flags, struct file **out)
{
	*out = file_alloc(&signalfd_ops, O_RDWR | (flags & O_NONBLOCK), NULL);
	return *out ? signalfd_change(*out, set) : -ENOMEM;
}
