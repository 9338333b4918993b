/* SPDX-License-Identifier: MIT */
/* The pipe.
 *
 * Bytes lie in a ring of page frames.  `in` and `out` count what was ever
 * written and read; their difference is what the pipe holds, their remainder
 * by the capacity is the place in the ring:
 *
 *         page 0      page 1      page 2           page 15
 *      +-----------+-----------+-----------+ ... +-----------+
 *      |     ######|###########|####       |     |           |
 *      +-----------+-----------+-----------+ ... +-----------+
 *            ^ out                 ^ in
 *
 * A page is allocated when the first byte goes into it and kept until the pipe
 * goes or gets another size.  A pipe found empty starts again at page 0, so one that only carries
 * short messages never owns more than one page.
 *
 * What each side waits for, and who makes it true:
 *
 *      read    used > 0  or no writer left      pipe_write, close of the write end
 *      write   room >= need  or no reader left  pipe_read, close of the read end
 *
 * `need` is the whole rest of a write of up to PIPE_BUF bytes, which is how
 * such a write goes in unbroken by others; a longer one is content with 1.
 *
 * The race that the lock and wait_until exclude (see sched/wait.h):
 *
 *      reader                          writer
 *      used > 0? no
 *                                      puts bytes, used = 5
 *                                      wake_all: nobody waits yet
 *      sleeps, though there is data    sleeps when the pipe is full: for ever
 *
 *   It cannot happen: the reader looks, and enters the queue, with p->lock
 *   held, and the writer cannot put bytes before the reader has let go of it.
 *
 * User memory is copied with p->lock held: it is a mutex, so a page fault on
 * the way may sleep.
 *
 * Legend: [p] p->lock  [c] constant after creation */
#include "kernel/ipc/pipe.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/ioctl.h"
#include "kernel/abi/limits.h"
#include "kernel/abi/poll.h"
#include "kernel/ipc/ipc.h"
#include "kernel/mm/frame.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/signal.h"
#include "kernel/sched/thread.h"
#include "kernel/sync/mutex.h"
#include "lib/base/string.h"

#define CAPACITY_MAX (1ul << 20) /* F_SETPIPE_SZ, as /proc/sys/fs/pipe-max-size on Linux */

struct pipe {
	struct mutex lock;
	uint64_t in, out;          /* [p] bytes ever written, ever read */
	size_t capacity;           /* [p] whole pages */
	phys_t *page;              /* [p] one each; 0: not allocated yet */
	unsigned int reader, writer; /* [p] open files of that end; of a FIFO maybe many */
	struct waitq readers;      /* wait for bytes */
	struct waitq writers;      /* wait for room */
	struct world *world;       /* [c] whose frames these are */
	uint64_t id;               /* [c] for the trace */
};

#define used(p) ((p)->in - (p)->out)
#define room(p) ((p)->capacity - used(p))

static size_t
least(size_t a, size_t b, size_t c)
{
	a = a < b ? a : b;
	return a < c ? a : c;
}

/* The place for byte `at` of the stream in *bytes, and how many lie side by
 * side there; 0 if it has no page yet and there is no memory for one. */
static size_t
span(struct pipe *p, uint64_t at, uint8_t **bytes)
{
	phys_t *page = &p->page[at % p->capacity / PAGE_SIZE];
	size_t offset = at % PAGE_SIZE;

	if (!*page)
		*page = frame_alloc(p->world, false);
	*bytes = *page ? (uint8_t *)phys_to_virt(*page) + offset : NULL;
	return *bytes ? PAGE_SIZE - offset : 0;
}

/* Moves up to n bytes out of the pipe.  How many, or -EFAULT if none. */
static long
take(struct pipe *p, uptr to, size_t n)
{
	size_t done = 0;

	while (done < n && used(p) > 0) {
		uint8_t *bytes;
		size_t piece = least(n - done, used(p), span(p, p->out, &bytes));

		if (copy_out(uptr_add(to, (int64_t)done), bytes, piece))
			return done ? (long)done : -EFAULT;
		p->out += piece;
		done += piece;
	}
	if (used(p) == 0)
		p->in = p->out = 0;
	return (long)done;
}

/* Moves up to n bytes into the pipe.  How many, or -EFAULT, -ENOMEM if none. */
static long
put(struct pipe *p, uptr from, size_t n)
{
	size_t done = 0;

	while (done < n && room(p) > 0) {
		uint8_t *bytes;
		size_t piece = least(n - done, room(p), span(p, p->in, &bytes));

		if (piece == 0)
			return done ? (long)done : -ENOMEM;
		if (copy_in(bytes, uptr_add(from, (int64_t)done), piece))
			return done ? (long)done : -EFAULT;
		p->in += piece;
		done += piece;
	}
	return (long)done;
}

/* Until the condition holds, with p->lock held: 0, -EINTR, or -EAGAIN if the
 * file is not one that waits. */
#define pipe_wait(f, p, queue, condition)                                            \
	({                                                                           \
		struct wait_how how_ = { TRACE_REASON_PIPE, (p)->id, .deadline = WAIT_FOREVER }; \
		bool may_wait_ = !(atomic_load(&(f)->flags) & O_NONBLOCK);           \
		(condition) ? 0                                                      \
		: may_wait_ ? wait_until(queue, &(p)->lock, condition, &how_)        \
			    : -EAGAIN;                                               \
	})

/* Whatever is there, at most n; 0 at the end, when the last writer has gone. */
static long
pipe_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	struct pipe *p = f->data;
	long r;

	if (n == 0)
		return 0;
	mutex_lock(&p->lock);
	r = pipe_wait(f, p, &p->readers, used(p) > 0 || !p->writer);
	if (r == 0)
		r = take(p, to, n);
	if (r > 0)
		wake_all(&p->writers);
	mutex_unlock(&p->lock);
	return r;
}

/* All n bytes; if it may not wait, or a signal comes, those that went in. */
static long
pipe_write(struct file *f, uptr from, size_t n, int64_t *pos)
{
	struct pipe *p = f->data;
	size_t done = 0;
	long r = 0;

	mutex_lock(&p->lock);
	while (done < n) {
		size_t need = n <= PIPE_BUF ? n - done : 1;

		r = pipe_wait(f, p, &p->writers, room(p) >= need || !p->reader);
		if (!p->reader)
			r = -EPIPE;
		if (r < 0)
			break;
		r = put(p, uptr_add(from, (int64_t)done), n - done);
		if (r < 0)
			break;
		done += (size_t)r;
		wake_all(&p->readers);
	}
	mutex_unlock(&p->lock);
	if (r == -EPIPE)
		signal_post_thread(current, SIGPIPE, NULL);
	return done ? (long)done : r;
}

/* Writable means that a write of PIPE_BUF bytes would not wait. */
static unsigned int
pipe_poll(struct file *f, struct poll_table *pt)
{
	struct pipe *p = f->data;
	bool reads = file_readable(f), writes = file_writable(f);
	unsigned int ready = 0;

	if (pt && reads)
		poll_wait(pt, &p->readers);
	if (pt && writes)
		poll_wait(pt, &p->writers);
	mutex_lock(&p->lock);
	if (reads && used(p) > 0)
		ready |= POLLIN | POLLRDNORM;
	if (reads && !p->writer)
		ready |= POLLHUP;
	if (writes && room(p) >= PIPE_BUF)
		ready |= POLLOUT | POLLWRNORM;
	if (writes && !p->reader)
		ready |= POLLERR;
	mutex_unlock(&p->lock);
	return ready;
}

static void
pipe_wakes(struct file *f, waitq_fn fn, void *arg)
{
	struct pipe *p = f->data;

	if (file_writable(f))
		fn(&p->readers, arg);
	if (file_readable(f))
		fn(&p->writers, arg);
}

static void
free_pages(struct pipe *p)
{
	for (size_t i = 0; i < p->capacity / PAGE_SIZE; i++)
		if (p->page[i])
			frame_unref(p->page[i]);
	kfree(p->page);
}

/* One end is closed.  The other side's condition may be true now, for good. */
static void
pipe_release(struct file *f)
{
	struct pipe *p = f->data;
	bool last;

	mutex_lock(&p->lock);
	p->reader -= file_readable(f);
	p->writer -= file_writable(f);
	last = !p->reader && !p->writer;
	wake_all(&p->readers);
	wake_all(&p->writers);
	mutex_unlock(&p->lock);
	if (last) {
		free_pages(p);
		kfree(p);
	}
}

static void
pipe_reopen(struct file *f)
{
	struct pipe *p = f->data;

	mutex_lock(&p->lock);
	p->readers.by = p->writers.by = BY_HOLDERS | BY_ANYONE; /* it has a name */
	p->reader += file_readable(f);
	p->writer += file_writable(f);
	mutex_unlock(&p->lock);
}

static long
pipe_ioctl(struct file *f, unsigned int request, uptr arg)
{
	struct pipe *p = f->data;
	int bytes;

	if (request != FIONREAD)
		return -ENOTTY;
	mutex_lock(&p->lock);
	bytes = (int)used(p);
	mutex_unlock(&p->lock);
	return copy_out(arg, &bytes, sizeof bytes);
}

/* Moves what p holds to the start of an empty ring.  False: no memory. */
static bool
move_bytes(struct pipe *p, struct pipe *to)
{
	for (uint64_t at = p->out; at < p->in;) {
		uint8_t *from, *bytes;
		size_t piece = least(p->in - at, span(p, at, &from), span(to, to->in, &bytes));

		if (piece == 0)
			return false;
		memcpy(bytes, from, piece);
		to->in += piece;
		at += piece;
	}
	return true;
}

/* Lock held.  The bytes move to a new ring; the old one goes. */
static long
change_capacity(struct pipe *p, size_t capacity)
{
	struct pipe ring = { .capacity = capacity, .world = p->world };

	if (used(p) > capacity)
		return -EBUSY;
	ring.page = kzalloc(capacity / PAGE_SIZE * sizeof *ring.page);
	if (!ring.page)
		return -ENOMEM;
	if (!move_bytes(p, &ring)) {
		free_pages(&ring);
		return -ENOMEM;
	}
	free_pages(p);
	p->page = ring.page;
	p->capacity = capacity;
	p->in = ring.in;
	p->out = 0;
	wake_all(&p->writers);
	return 0;
}

static long
pipe_resize(struct file *f, size_t size)
{
	struct pipe *p = f->data;
	size_t capacity = PAGE_SIZE;
	long r = 0;

	if (size > CAPACITY_MAX)
		return -EPERM;
	while (capacity < size)
		capacity *= 2;
	mutex_lock(&p->lock);
	if (size)
		r = change_capacity(p, capacity);
	if (r == 0)
		r = (long)p->capacity;
	mutex_unlock(&p->lock);
	return r;
}

static const struct file_ops pipe_ops = {
	.name = "pipe",
	.read = pipe_read,
	.write = pipe_write,
	.poll = pipe_poll,
	.wakes = pipe_wakes,
	.ioctl = pipe_ioctl,
	.resize = pipe_resize,
	.reopen = pipe_reopen,
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
	p->readers.by = p->writers.by = BY_HOLDERS;
	p->world = current->world;
	p->id = ipc_number(p->world);
	p->capacity = PIPE_CAPACITY;
	p->page = kzalloc(PIPE_CAPACITY / PAGE_SIZE * sizeof *p->page);
	*read_end = file_alloc(&pipe_ops, flags | O_RDONLY, p);
	*write_end = file_alloc(&pipe_ops, flags | O_WRONLY, p);
	if (p->page && *read_end && *write_end) {
		p->reader = p->writer = 1;
		return 0;
	}
	kfree(*read_end); /* not file_put: an end that never opened is not closed */
	kfree(*write_end);
	kfree(p->page);
	kfree(p);
	return -ENOMEM;
}
