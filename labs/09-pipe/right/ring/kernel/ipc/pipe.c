/* SPDX-License-Identifier: MIT */
/* Pipe as one ring in one piece of memory: where the first byte lies, and how many there are. */
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
	struct waitq readers, writers;
	size_t first, used;
	bool read_open, write_open;
	uint64_t id;
	uint8_t bytes[PIPE_CAPACITY];
};

#define ROOM(p) (PIPE_CAPACITY - (p)->used)

/* Lock held; it is not while we sleep.  0 means: look again. */
static int
sleep_once(struct file *f, struct pipe *p, struct waitq *queue)
{
	struct wait_how how = { TRACE_REASON_PIPE, p->id, .deadline = WAIT_FOREVER };
	struct waiter w;
	int r;

	if (atomic_load(&f->flags) & O_NONBLOCK)
		return -EAGAIN;
	wait_add(queue, &w);
	wait_prepare(&how);
	mutex_unlock(&p->lock);
	r = wait_sleep(&how);
	wait_finish();
	wait_remove(&w);
	mutex_lock(&p->lock);
	return r;
}

static size_t
least(size_t a, size_t b, size_t c)
{
	a = a < b ? a : b;
	return a < c ? a : c;
}

/* Up to n bytes that lie side by side at the front; -EFAULT. */
static long
take(struct pipe *p, uptr to, size_t n)
{
	n = least(n, p->used, PIPE_CAPACITY - p->first);
	if (copy_out(to, p->bytes + p->first, n))
		return -EFAULT;
	p->first = (p->first + n) % PIPE_CAPACITY;
	p->used -= n;
	return (long)n;
}

/* Up to n bytes side by side behind the last; -EFAULT. */
static long
put(struct pipe *p, uptr from, size_t n)
{
	size_t end = (p->first + p->used) % PIPE_CAPACITY;

	n = least(n, ROOM(p), PIPE_CAPACITY - end);
	if (copy_in(p->bytes + end, from, n))
		return -EFAULT;
	p->used += n;
	return (long)n;
}

static long
pipe_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	struct pipe *p = f->data;
	size_t done = 0;
	long r = 0;

	(void)pos;
	if (n == 0)
		return 0;
	mutex_lock(&p->lock);
	while (p->used == 0 && p->write_open && r == 0)
		r = sleep_once(f, p, &p->readers);
	r = p->used > 0 ? 0 : r;
	while (done < n && p->used > 0 && r >= 0) {
		r = take(p, uptr_add(to, (int64_t)done), n - done);
		done += r > 0 ? (size_t)r : 0;
	}
	if (done > 0)
		wake_all(&p->writers);
	mutex_unlock(&p->lock);
	return done > 0 ? (long)done : r;
}

/* Until `need` bytes fit.  Lock held. */
static long
wait_for_room(struct file *f, struct pipe *p, size_t need)
{
	int r = 0;

	while (p->read_open && ROOM(p) < need && r == 0)
		r = sleep_once(f, p, &p->writers);
	return !p->read_open ? -EPIPE : ROOM(p) < need ? r : 0;
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
		r = wait_for_room(f, p, n <= PIPE_BUF ? n - done : 1);
		while (r >= 0 && done < n && ROOM(p) > 0) {
			r = put(p, uptr_add(from, (int64_t)done), n - done);
			done += r > 0 ? (size_t)r : 0;
		}
		wake_all(&p->readers);
	}
	mutex_unlock(&p->lock);
	if (r == -EPIPE)
		signal_post_thread(current, SIGPIPE, NULL);
	return done > 0 ? (long)done : r;
}

static void
forget(struct pipe *p)
{
	kfree(p);
}

static unsigned int
pipe_poll(struct file *f, struct poll_table *pt)
{
	struct pipe *p = f->data;
	unsigned int ready = 0;

	if (pt)
		poll_wait(pt, file_readable(f) ? &p->readers : &p->writers);
	mutex_lock(&p->lock);
	if (file_readable(f))
		ready = (p->used > 0 ? POLLIN | POLLRDNORM : 0) | (p->write_open ? 0 : POLLHUP);
	else
		ready = (ROOM(p) >= PIPE_BUF ? POLLOUT | POLLWRNORM : 0) | (p->read_open ? 0 : POLLERR);
	mutex_unlock(&p->lock);
	return ready;
}

static void
pipe_release(struct file *f)
{
	struct pipe *p = f->data;
	bool last;

	mutex_lock(&p->lock);
	*(file_readable(f) ? &p->read_open : &p->write_open) = false;
	last = !p->read_open && !p->write_open;
	wake_all(&p->readers);
	wake_all(&p->writers);
	mutex_unlock(&p->lock);
	if (last)
		forget(p);
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
	mutex_init(&p->lock, RANK_PIPE, "pipe");
	waitq_init(&p->readers);
	waitq_init(&p->writers);
	p->id = ipc_number(current->world);
	*read_end = file_alloc(&pipe_ops, flags | O_RDONLY, p);
	*write_end = file_alloc(&pipe_ops, flags | O_WRONLY, p);
	if (*read_end && *write_end) {
		p->read_open = p->write_open = true;
		return 0;
	}
	kfree(*read_end);
	kfree(*write_end);
	kfree(p);
	return -ENOMEM;
}
