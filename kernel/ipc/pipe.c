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
 * goes.  A pipe found empty starts again at page 0, so one that only carries
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
#include "kernel/abi/limits.h"
#include "kernel/abi/poll.h"
#include "kernel/ipc/ipc.h"
#include "kernel/mm/frame.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/signal.h"
#include "kernel/sched/thread.h"
#include "kernel/sync/mutex.h"

#define PIPE_PAGES (PIPE_CAPACITY / PAGE_SIZE)

struct pipe {
	struct mutex lock;
	uint64_t in, out;          /* [p] bytes ever written, ever read */
	phys_t page[PIPE_PAGES];   /* [p] 0: not allocated yet */
	bool reader, writer;       /* [p] that end is open */
	struct waitq readers;      /* wait for bytes */
	struct waitq writers;      /* wait for room */
	struct world *world;       /* [c] whose frames these are */
	uint64_t id;               /* [c] for the trace */
};

#define used(p) ((p)->in - (p)->out)
#define room(p) (PIPE_CAPACITY - used(p))

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
	phys_t *page = &p->page[at / PAGE_SIZE % PIPE_PAGES];
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
		struct wait_how how_ = { TRACE_REASON_PIPE, (p)->id, WAIT_FOREVER, false }; \
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
		bool was_empty;

		r = pipe_wait(f, p, &p->writers, room(p) >= need || !p->reader);
		if (!p->reader)
			r = -EPIPE;
		if (r < 0)
			break;
		was_empty = used(p) == 0;
		r = put(p, uptr_add(from, (int64_t)done), n - done);
		if (r < 0)
			break;
		done += (size_t)r;
		if (was_empty) /* else no reader waits: it would have found bytes */
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
	bool reads = file_readable(f);
	unsigned int ready = 0;

	if (pt)
		poll_wait(pt, reads ? &p->readers : &p->writers);
	mutex_lock(&p->lock);
	if (reads && used(p) > 0)
		ready |= POLLIN | POLLRDNORM;
	if (reads && !p->writer)
		ready |= POLLHUP;
	if (!reads && room(p) >= PIPE_BUF)
		ready |= POLLOUT | POLLWRNORM;
	if (!reads && !p->reader)
		ready |= POLLERR;
	mutex_unlock(&p->lock);
	return ready;
}

/* One end is closed.  The other side's condition may be true now, for good. */
static void
pipe_release(struct file *f)
{
	struct pipe *p = f->data;
	bool last;

	mutex_lock(&p->lock);
	if (file_readable(f))
		p->reader = false;
	else
		p->writer = false;
	last = !p->reader && !p->writer;
	wake_all(&p->readers);
	wake_all(&p->writers);
	mutex_unlock(&p->lock);
	for (size_t i = 0; last && i < PIPE_PAGES; i++)
		if (p->page[i])
			frame_unref(p->page[i]);
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
	waitq_init(&p->readers);
	waitq_init(&p->writers);
	p->world = current->world;
	p->id = ipc_number(p->world);
	*read_end = file_alloc(&pipe_ops, flags | O_RDONLY, p);
	*write_end = file_alloc(&pipe_ops, flags | O_WRONLY, p);
	if (*read_end && *write_end) {
		p->reader = p->writer = true;
		return 0;
	}
	kfree(*read_end); /* not file_put: an end that never opened is not closed */
	kfree(*write_end);
	kfree(p);
	return -ENOMEM;
}
