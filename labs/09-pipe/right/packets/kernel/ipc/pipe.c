/* SPDX-License-Identifier: MIT */
/*
 * Pipe as a list of packets: each write brings its own piece of memory, a read eats packets from
 * the front.  Sleeping is spelled out with the steps that wait_until is made of.
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

struct packet {
	struct packet *next;
	size_t from, to; /* bytes[from..to) are still to be read */
	uint8_t bytes[];
};

struct pipe {
	struct mutex lock;
	struct waitq waiting; /* readers and writers together */
	struct packet *first, **end;
	size_t used;
	bool read_open, write_open;
	uint64_t id;
};

/* Lock held; it is not while we sleep.  0 means: look again. */
static int
sleep_once(struct file *f, struct pipe *p)
{
	struct wait_how how = { TRACE_REASON_PIPE, p->id, .deadline = WAIT_FOREVER };
	struct waiter w;
	int r;

	if (atomic_load(&f->flags) & O_NONBLOCK)
		return -EAGAIN;
	wait_add(&p->waiting, &w);
	wait_prepare(&how);
	mutex_unlock(&p->lock);
	r = wait_sleep(&how);
	wait_finish();
	wait_remove(&w);
	mutex_lock(&p->lock);
	return r;
}

/* Up to n bytes of the first packet; -EFAULT. */
static long
eat(struct pipe *p, uptr to, size_t n)
{
	struct packet *k = p->first;

	if (n > k->to - k->from)
		n = k->to - k->from;
	if (copy_out(to, k->bytes + k->from, n))
		return -EFAULT;
	k->from += n;
	p->used -= n;
	if (k->from == k->to) {
		p->first = k->next;
		if (!p->first)
			p->end = &p->first;
		kfree(k);
	}
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
		r = sleep_once(f, p);
	if (p->used > 0)
		r = 0;
	while (done < n && p->used > 0 && r >= 0) {
		r = eat(p, uptr_add(to, (int64_t)done), n - done);
		done += r > 0 ? (size_t)r : 0;
	}
	if (done > 0)
		wake_all(&p->waiting);
	mutex_unlock(&p->lock);
	return done > 0 ? (long)done : r;
}

static long
bring(struct pipe *p, uptr from, size_t n)
{
	struct packet *k = kmalloc(sizeof *k + n);

	if (!k)
		return -ENOMEM;
	*k = (struct packet){ .to = n };
	if (copy_in(k->bytes, from, n)) {
		kfree(k);
		return -EFAULT;
	}
	*p->end = k;
	p->end = &k->next;
	p->used += n;
	wake_all(&p->waiting);
	return (long)n;
}

/* One packet of a write of n bytes of which `left` are still to go.  Lock held. */
static long
write_packet(struct file *f, struct pipe *p, uptr from, size_t left, size_t n)
{
	size_t need = n <= PIPE_BUF ? left : 1;
	long r = 0;

	while (p->read_open && PIPE_CAPACITY - p->used < need && r == 0)
		r = sleep_once(f, p);
	if (!p->read_open)
		return -EPIPE;
	size_t room = PIPE_CAPACITY - p->used;
	if (room < need)
		return r;
	return bring(p, from, left < room ? left : room);
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
		r = write_packet(f, p, uptr_add(from, (int64_t)done), n - done, n);
		done += r > 0 ? (size_t)r : 0;
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
		poll_wait(pt, &p->waiting);
	mutex_lock(&p->lock);
	if (file_readable(f) && p->used > 0)
		ready |= POLLIN | POLLRDNORM;
	if (file_readable(f) && !p->write_open)
		ready |= POLLHUP;
	if (!file_readable(f) && PIPE_CAPACITY - p->used >= PIPE_BUF)
		ready |= POLLOUT | POLLWRNORM;
	if (!file_readable(f) && !p->read_open)
		ready |= POLLERR;
	mutex_unlock(&p->lock);
	return ready;
}

static void
pipe_release(struct file *f)
{
	struct pipe *p = f->data;
	bool last;

	mutex_lock(&p->lock);
	if (file_readable(f))
		p->read_open = false;
	else
		p->write_open = false;
	last = !p->read_open && !p->write_open;
	wake_all(&p->waiting);
	mutex_unlock(&p->lock);
	while (last && p->first) {
		struct packet *k = p->first;
		p->first = k->next;
		kfree(k);
	}
	if (last)
		kfree(p);
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
	waitq_init(&p->waiting);
	p->end = &p->first;
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
