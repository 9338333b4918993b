/* SPDX-License-Identifier: MIT */
/* timerfd.
 *
 * A periodic timer that fired rests until somebody looks; then it is told how
 * many periods have gone by, and armed for the next.  So an interval of 1 ns
 * costs one interrupt a read, and no more. */
#include "kernel/ipc/timerfd.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/poll.h"
#include "kernel/arch/machine.h"
#include "kernel/mm/heap.h"

struct timerfd {
	struct spinlock lock;
	struct timer timer;    /* [lock] to start it */
	int64_t interval;      /* [lock] ns; 0: once */
	bool set;              /* [lock] armed, or fired and periodic */
	bool fired;            /* [lock] the timer rests */
	uint64_t ticks;        /* [lock] expiries that nobody has read */
	int clock;             /* constant */
	struct waitq readers;
};

static void
ring(struct timer *timer)
{
	struct timerfd *t = container_of(timer, struct timerfd, timer);

	spin_lock(&t->lock);
	if (t->set && !timer->armed) { /* else it was set anew meanwhile */
		t->fired = true;
		t->set = t->interval > 0;
		t->ticks++;
		wake_all(&t->readers);
	}
	spin_unlock(&t->lock);
}

/* [lock] Counts the periods that went by since it fired, and arms it again. */
static void
catch_up(struct timerfd *t)
{
	int64_t missed;

	if (!t->set || !t->fired)
		return;
	missed = (clock_now() - t->timer.deadline) / t->interval;
	t->ticks += (uint64_t)missed;
	t->fired = false;
	timer_start(&t->timer, t->timer.deadline + (missed + 1) * t->interval);
}

static long
timerfd_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	struct wait_how how = { TRACE_REASON_SLEEP, f->number, WAIT_FOREVER, false };
	struct timerfd *t = f->data;
	uint64_t ticks;
	long r = 0;

	if (n < sizeof ticks)
		return -EINVAL;
	spin_lock(&t->lock);
	if (atomic_load(&f->flags) & O_NONBLOCK)
		r = t->ticks ? 0 : -EAGAIN;
	else
		r = wait_until(&t->readers, &t->lock, t->ticks > 0, &how);
	if (r == 0)
		catch_up(t);
	ticks = t->ticks;
	if (r == 0)
		t->ticks = 0;
	spin_unlock(&t->lock);
	if (r)
		return r;
	return copy_out(to, &ticks, sizeof ticks) ? -EFAULT : (long)sizeof ticks;
}

static unsigned int
timerfd_poll(struct file *f, struct poll_table *pt)
{
	struct timerfd *t = f->data;

	if (pt)
		poll_wait(pt, &t->readers);
	return __atomic_load_n(&t->ticks, __ATOMIC_SEQ_CST) ? POLLIN | POLLRDNORM : 0;
}

static void
timerfd_release(struct file *f)
{
	struct timerfd *t = f->data;

	timer_cancel(&t->timer);
	kfree(t);
}

static const struct file_ops timerfd_ops = {
	.name = "timerfd", .read = timerfd_read, .poll = timerfd_poll, .release = timerfd_release,
};

int
timerfd_create(int clock, int flags, struct file **out)
{
	struct timerfd *t = kzalloc(sizeof *t);

	*out = t ? file_alloc(&timerfd_ops, O_RDWR | (flags & O_NONBLOCK), t) : NULL;
	if (!*out) {
		kfree(t);
		return -ENOMEM;
	}
	spinlock_init(&t->lock, RANK_FILE, "timerfd");
	timer_init(&t->timer, ring);
	t->clock = clock;
	waitq_init(&t->readers);
	return 0;
}

int
timerfd_clock(struct file *f)
{
	return f->ops == &timerfd_ops ? ((struct timerfd *)f->data)->clock : -EINVAL;
}

/* [lock] */
static void
get(struct timerfd *t, int64_t old[2])
{
	int64_t left;

	catch_up(t);
	left = t->timer.deadline - clock_now();
	old[0] = !t->set ? 0 : left > 0 ? left : 1;
	old[1] = t->interval;
}

void
timerfd_get(struct file *f, int64_t old[2])
{
	struct timerfd *t = f->data;

	spin_lock(&t->lock);
	get(t, old);
	spin_unlock(&t->lock);
}

void
timerfd_set(struct file *f, int64_t deadline, int64_t interval, int64_t old[2])
{
	struct timerfd *t = f->data;

	spin_lock(&t->lock);
	get(t, old);
	t->interval = interval;
	t->set = deadline > 0;
	t->fired = false;
	t->ticks = 0;
	if (t->set)
		timer_start(&t->timer, deadline);
	else
		timer_stop(&t->timer);
	spin_unlock(&t->lock);
}
