/* SPDX-License-Identifier: MIT */
/* timerfd: a read catches up with what expired (sched/interval.h). */
#include "kernel/ipc/timerfd.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/poll.h"
#include "kernel/abi/time.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/interval.h"
#include "kernel/sched/thread.h"
#include "kernel/sync/mutex.h"

struct timerfd {
	struct spinlock lock;
	struct interval every; /* [lock] */
	uint64_t ticks;        /* [lock] expiries that nobody has read */
	int clock;             /* constant */
	struct waitq readers;
	struct world *world;   /* constant */
	struct list_node link; /* [cancelling] in `cancelled_by_setting`, or in none */
	bool cancelled;        /* [lock] the clock was set */
};

static struct mutex cancelling = MUTEX_INIT(cancelling, RANK_ASYNC, "timers that a set clock cancels");
static struct list cancelled_by_setting = LIST_INIT(cancelled_by_setting);

static void
ring(struct timer *timer)
{
	struct timerfd *t = container_of(timer, struct timerfd, every.timer);

	spin_lock(&t->lock);
	if (interval_fires(&t->every)) {
		t->ticks++;
		wake_all(&t->readers);
	}
	spin_unlock(&t->lock);
}

/* [lock] */
static bool
readable(const struct timerfd *t)
{
	return t->ticks > 0 || t->cancelled;
}

static long
timerfd_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	struct wait_how how = { TRACE_REASON_SLEEP, f->number, .deadline = WAIT_FOREVER };
	struct timerfd *t = f->data;
	uint64_t ticks;
	long r = 0;

	if (n < sizeof ticks)
		return -EINVAL;
	spin_lock(&t->lock);
	if (atomic_load(&f->flags) & O_NONBLOCK)
		r = readable(t) ? 0 : -EAGAIN;
	else
		r = wait_until(&t->readers, &t->lock, readable(t), &how);
	ticks = t->ticks + (r == 0 ? (uint64_t)interval_catch_up(&t->every, 0) : 0);
	if (r == 0)
		t->ticks = 0;
	if (r == 0 && t->cancelled)
		r = -ECANCELED;
	if (r == -ECANCELED)
		t->cancelled = false;
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
	return __atomic_load_n(&t->ticks, __ATOMIC_SEQ_CST) || __atomic_load_n(&t->cancelled, __ATOMIC_SEQ_CST) ? POLLIN | POLLRDNORM : 0;
}

static void
set_cancelled_by_setting(struct timerfd *t, bool on)
{
	mutex_lock(&cancelling);
	if (list_is_linked(&t->link))
		list_remove(&t->link);
	if (on)
		list_push_back(&cancelled_by_setting, &t->link);
	mutex_unlock(&cancelling);
}

void
timerfd_clock_set(struct world *w)
{
	struct timerfd *t;

	mutex_lock(&cancelling);
	list_for_each(t, &cancelled_by_setting, link) {
		if (t->world != w)
			continue;
		spin_lock(&t->lock);
		t->cancelled = true;
		spin_unlock(&t->lock);
		wake_all(&t->readers);
	}
	mutex_unlock(&cancelling);
}

static void
timerfd_release(struct file *f)
{
	struct timerfd *t = f->data;

	timer_cancel(&t->every.timer);
	set_cancelled_by_setting(t, false);
	kfree(t);
}

static const struct file_ops timerfd_ops = {
	.name = "timerfd", .read = timerfd_read, .seek = file_stays, .poll = timerfd_poll, .release = timerfd_release,
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
	timer_init(&t->every.timer, ring);
	list_node_init(&t->link);
	t->world = current->world;
	t->clock = clock;
	waitq_init(&t->readers);
	return 0;
}

int
timerfd_clock(struct file *f)
{
	return f->ops == &timerfd_ops ? ((struct timerfd *)f->data)->clock : -EINVAL;
}

void
timerfd_get(struct file *f, int64_t old[2])
{
	struct timerfd *t = f->data;

	spin_lock(&t->lock);
	interval_get(&t->every, old);
	spin_unlock(&t->lock);
}

void
timerfd_set(struct file *f, int64_t deadline, int64_t interval, int flags, int64_t old[2])
{
	const int both = TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET;
	struct timerfd *t = f->data;

	set_cancelled_by_setting(t, t->clock == CLOCK_REALTIME && (flags & both) == both);
	spin_lock(&t->lock);
	interval_get(&t->every, old);
	interval_set(&t->every, deadline, interval);
	t->ticks = 0;
	t->cancelled = false;
	spin_unlock(&t->lock);
}
