/* SPDX-License-Identifier: MIT */
/*
 * Pipe as a chain of pages: bytes go into the last one, a new one is hung on when it is full, and the first one is freed
 * when it has been read.  An empty pipe owns none.
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

enum { IN_A_PAGE = 4096 - 24 };

struct page {
	struct page *next;
	size_t from, to;	/* bytes[from..to) are still to be read */
	uint8_t bytes[IN_A_PAGE];
};

struct pipe {
	struct mutex lock;
	struct waitq readers, writers;
	struct page *first, *last;
	size_t used;
	bool read_open, write_open;
	uint64_t id;
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

/* Up to n bytes of the first page; -EFAULT. */
static long
take(struct pipe *p, uptr to, size_t n)
{
	struct page *page = p->first;

	n = least(n, page->to - page->from, n);
	if (copy_out(to, page->bytes + page->from, n))
		return -EFAULT;
	page->from += n;
	p->used -= n;
	if (page->from == page->to) {
		p->first = page->next;
		p->last = p->first ? p->last : NULL;
		kfree(page);
	}
	return (long)n;
}

/* The last page, with room. */
static struct page *
open_page(struct pipe *p)
{
	if (p->last && p->last->to < IN_A_PAGE)
		return p->last;
	struct page *page = kzalloc(sizeof *page);
	if (page) {
		*(p->last ? &p->last->next : &p->first) = page;
		p->last = page;
	}
	return page;
}

/* Up to n bytes into the last page; -EFAULT, -ENOMEM. */
static long
put(struct pipe *p, uptr from, size_t n)
{
	struct page *page = open_page(p);

	if (!page)
		return -ENOMEM;
	n = least(n, ROOM(p), IN_A_PAGE - page->to);
	if (copy_in(page->bytes + page->to, from, n))
		return -EFAULT;	/* an empty page may stay: read nothing of it, write into it */
	page->to += n;
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
	while (p->first) {
		struct page *next = p->first->next;

		kfree(p->first);
		p->first = next;
	}
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
