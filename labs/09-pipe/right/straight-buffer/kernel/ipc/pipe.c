/* SPDX-License-Identifier: MIT */
/*
 * Pipe without a ring: the bytes lie at the start of one buffer, and a read moves the rest down.
 * Slower than a ring and shorter.  Readers and writers wait in one queue; every change wakes all.
 *
 * User memory is copied with the lock held: it is a mutex.
 */
#include "kernel/ipc/pipe.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/limits.h"
#include "kernel/abi/poll.h"
#include "kernel/ipc/ipc.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/signal.h"
#include "kernel/sched/thread.h"
#include "kernel/sync/mutex.h"

struct pipe {
	struct mutex lock;
	struct waitq changed;
	size_t used;
	int readers, writers; /* ends that are open, 0 or 1 */
	uint64_t id;
	uint8_t *bytes;
};

static int
wait_change(struct file *f, struct pipe *p, bool (*ready)(struct pipe *p, size_t n), size_t n)
{
	struct wait_how how = { .reason = TRACE_REASON_PIPE, .object = p->id, .deadline = WAIT_FOREVER };

	if (!ready(p, n) && (atomic_load(&f->flags) & O_NONBLOCK))
		return -EAGAIN;
	return wait_until(&p->changed, &p->lock, ready(p, n), &how);
}

static bool
may_read(struct pipe *p, size_t n)
{
	(void)n;
	return p->used > 0 || p->writers == 0;
}

static bool
may_write(struct pipe *p, size_t n)
{
	return PIPE_CAPACITY - p->used >= n || p->readers == 0;
}

static long
take(struct pipe *p, uptr to, size_t n)
{
	if (n > p->used)
		n = p->used;
	if (n == 0)
		return 0;
	if (copy_out(to, p->bytes, n))
		return -EFAULT;
	p->used -= n;
	for (size_t i = 0; i < p->used; i++)
		p->bytes[i] = p->bytes[i + n];
	wake_all(&p->changed);
	return (long)n;
}

static long
pipe_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	struct pipe *p = f->data;
	long r = 0;

	(void)pos;
	mutex_lock(&p->lock);
	if (n > 0)
		r = wait_change(f, p, may_read, n);
	if (r == 0)
		r = take(p, to, n);
	mutex_unlock(&p->lock);
	return r;
}

/* One piece, lock held: as much of it as there is room for. */
static long
put(struct pipe *p, uptr from, size_t n)
{
	if (p->readers == 0)
		return -EPIPE;
	if (n > PIPE_CAPACITY - p->used)
		n = PIPE_CAPACITY - p->used;
	if (copy_in(p->bytes + p->used, from, n))
		return -EFAULT;
	p->used += n;
	wake_all(&p->changed);
	return (long)n;
}

static long
pipe_write(struct file *f, uptr from, size_t n, int64_t *pos)
{
	struct pipe *p = f->data;
	size_t done = 0;
	long r = 0;

	(void)pos;
	mutex_lock(&p->lock);
	while (done < n && r >= 0) {
		r = wait_change(f, p, may_write, n <= PIPE_BUF ? n : 1);
		if (r == 0)
			r = put(p, uptr_add(from, (int64_t)done), n - done);
		if (r > 0)
			done += (size_t)r;
	}
	mutex_unlock(&p->lock);
	if (r == -EPIPE)
		signal_post_thread(current, SIGPIPE, NULL);
	return done > 0 ? (long)done : r;
}

static unsigned int
pipe_poll(struct file *f, struct poll_table *pt)
{
	struct pipe *p = f->data;
	unsigned int ready = 0;

	if (pt)
		poll_wait(pt, &p->changed);
	mutex_lock(&p->lock);
	if (file_readable(f)) {
		ready |= p->used > 0 ? POLLIN | POLLRDNORM : 0;
		ready |= p->writers == 0 ? POLLHUP : 0;
	} else {
		ready |= PIPE_CAPACITY - p->used >= PIPE_BUF ? POLLOUT | POLLWRNORM : 0;
		ready |= p->readers == 0 ? POLLERR : 0;
	}
	mutex_unlock(&p->lock);
	return ready;
}

static void
pipe_release(struct file *f)
{
	struct pipe *p = f->data;

	mutex_lock(&p->lock);
	if (file_readable(f))
		p->readers--;
	else
		p->writers--;
	bool last = p->readers + p->writers == 0;
	wake_all(&p->changed);
	mutex_unlock(&p->lock);
	if (last) {
		kfree(p->bytes);
		kfree(p);
	}
}

static const struct file_ops pipe_ops = {
	.name = "pipe",
	.read = pipe_read,
	.write = pipe_write,
	.poll = pipe_poll,
	.release = pipe_release,
};

int
pipe_create(int flags, struct file **read_end, struct file **write_end)
{
	struct pipe *p = kzalloc(sizeof *p);

	if (!p)
		return -ENOMEM;
	p->bytes = kmalloc(PIPE_CAPACITY);
	mutex_init(&p->lock, RANK_PIPE, "pipe");
	waitq_init(&p->changed);
	p->id = ipc_number(current->world);
	*read_end = file_alloc(&pipe_ops, flags | O_RDONLY, p);
	*write_end = file_alloc(&pipe_ops, flags | O_WRONLY, p);
	if (p->bytes && *read_end && *write_end) {
		p->readers = p->writers = 1;
		return 0;
	}
	kfree(*read_end);
	kfree(*write_end);
	kfree(p->bytes);
	kfree(p);
	return -ENOMEM;
}
