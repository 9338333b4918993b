/* SPDX-License-Identifier: MIT */
/* eventfd.  A read waits while the count is 0 and takes all of it (of a
 * semaphore: one); a write waits while the sum would reach 2^64 - 1. */
#include "kernel/ipc/eventfd.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/poll.h"
#include "kernel/mm/heap.h"

#define COUNT_MAX (UINT64_MAX - 1)

struct eventfd {
	struct spinlock lock;
	uint64_t count;             /* [lock] */
	bool semaphore;             /* constant */
	struct waitq readers, writers;
};

/* Until the condition holds, with the lock held: 0, -EAGAIN, -EINTR. */
#define event_wait(f, e, queue, condition)                                              \
	({                                                                              \
		struct wait_how how_ = { TRACE_REASON_EVENT, (f)->number, .deadline = WAIT_FOREVER }; \
		(condition) ? 0                                                         \
		: atomic_load(&(f)->flags) & O_NONBLOCK                                 \
			? -EAGAIN                                                       \
			: wait_until(queue, &(e)->lock, condition, &how_);              \
	})

static long
eventfd_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	struct eventfd *e = f->data;
	uint64_t got = 0;
	long r;

	if (n < sizeof got)
		return -EINVAL;
	spin_lock(&e->lock);
	r = event_wait(f, e, &e->readers, e->count > 0);
	if (r == 0) {
		got = e->semaphore ? 1 : e->count;
		e->count -= got;
		wake_all(&e->writers);
	}
	spin_unlock(&e->lock);
	if (r)
		return r;
	return copy_out(to, &got, sizeof got) ? -EFAULT : (long)sizeof got;
}

static long
eventfd_write(struct file *f, uptr from, size_t n, int64_t *pos)
{
	struct eventfd *e = f->data;
	uint64_t more;
	long r;

	if (n < sizeof more)
		return -EINVAL;
	if (copy_in(&more, from, sizeof more))
		return -EFAULT;
	if (more > COUNT_MAX)
		return -EINVAL;
	spin_lock(&e->lock);
	r = event_wait(f, e, &e->writers, more <= COUNT_MAX - e->count);
	if (r == 0) {
		e->count += more;
		wake_all(&e->readers);
	}
	spin_unlock(&e->lock);
	return r ? r : (long)sizeof more;
}

static unsigned int
eventfd_poll(struct file *f, struct poll_table *pt)
{
	struct eventfd *e = f->data;
	uint64_t count;

	if (pt) {
		poll_wait(pt, &e->readers);
		poll_wait(pt, &e->writers);
	}
	/* No lock: who changes it after this wakes the waiters that we are among. */
	count = __atomic_load_n(&e->count, __ATOMIC_SEQ_CST);
	return (count > 0 ? POLLIN | POLLRDNORM : 0) | (count < COUNT_MAX ? POLLOUT | POLLWRNORM : 0);
}

static void
eventfd_wakes(struct file *f, waitq_fn fn, void *arg)
{
	struct eventfd *e = f->data;

	fn(&e->readers, arg);
	fn(&e->writers, arg);
}

static void
eventfd_release(struct file *f)
{
	kfree(f->data);
}

static const struct file_ops eventfd_ops = {
	.name = "eventfd",
	.seek = file_stays,
	.read = eventfd_read,
	.write = eventfd_write,
	.poll = eventfd_poll,
	.wakes = eventfd_wakes,
	.release = eventfd_release,
};

int
eventfd_create(unsigned int count, int flags, struct file **out)
{
	struct eventfd *e = kzalloc(sizeof *e);

	*out = e ? file_alloc(&eventfd_ops, O_RDWR | (flags & O_NONBLOCK), e) : NULL;
	if (!*out) {
		kfree(e);
		return -ENOMEM;
	}
	spinlock_init(&e->lock, RANK_FILE, "eventfd");
	e->count = count;
	e->semaphore = flags & EFD_SEMAPHORE;
	waitq_init(&e->readers);
	waitq_init(&e->writers);
	e->readers.by = e->writers.by = BY_HOLDERS;
	return 0;
}
