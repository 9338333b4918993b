/* SPDX-License-Identifier: MIT */
/* FIFOs.
 *
 * The inode has a pipe while somebody has it open; each open file is one more
 * file of that pipe (file_ops.reopen), with the pipe's own operations.  Who
 * opens one end waits until the other is open, or was for a moment: therefore
 * opens are counted, too, not only open files.
 *
 * Legend: [l] inode->lock  [c] constant */
#include "kernel/fs/fifo.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/poll.h"
#include "kernel/ipc/pipe.h"
#include "kernel/mm/heap.h"

struct fifo {
	struct file_ops ops;            /* [c] the pipe's, but for poll and release */
	const struct file_ops *pipe;    /* [c] */
	void *data;                     /* [c] struct pipe *, which lives as long */
	unsigned int readers, writers;  /* [l] open files */
	uint64_t read_opens, write_opens; /* [l] ever */
	struct waitq opened;
};

/* Opened when there was no writer, and none has come: that is no hang-up. */
static unsigned int
fifo_poll(struct file *f, struct poll_table *pt)
{
	struct fifo *fifo = f->inode->fifo;
	unsigned int ready = fifo->pipe->poll(f, pt);

	if ((uint64_t)f->pos == __atomic_load_n(&fifo->write_opens, __ATOMIC_RELAXED))
		ready &= ~(unsigned int)POLLHUP;
	return ready;
}

/* [l] */
static void
count(struct fifo *fifo, struct file *f, int by)
{
	fifo->readers += file_readable(f) ? (unsigned int)by : 0;
	fifo->writers += file_writable(f) ? (unsigned int)by : 0;
}

/* [l] After the last close nothing is left but the name. */
static void
drop_unused(struct inode *i)
{
	if (i->fifo->readers || i->fifo->writers)
		return;
	kfree(i->fifo);
	i->fifo = NULL;
}

static void
fifo_release(struct file *f)
{
	struct inode *i = f->inode;

	mutex_lock(&i->lock);
	i->fifo->pipe->release(f);
	count(i->fifo, f, -1);
	drop_unused(i);
	mutex_unlock(&i->lock);
}

/* [l] f becomes one more file of the pipe. */
static void
join(struct fifo *fifo, struct file *f)
{
	f->pos = fifo->writers ? -1 : (int64_t)fifo->write_opens;
	f->ops = &fifo->ops;
	f->data = fifo->data;
	fifo->pipe->reopen(f);
	count(fifo, f, 1);
	fifo->read_opens += file_readable(f);
	fifo->write_opens += file_writable(f);
	wake_all(&fifo->opened);
}

/* [l] The first open: a pipe whose own two ends go as soon as f is a file of it. */
static int
begin(struct inode *i, struct file *f)
{
	struct file *ends[2];
	struct fifo *fifo = kzalloc(sizeof *fifo);
	int r = fifo ? pipe_create(0, &ends[0], &ends[1]) : -ENOMEM;

	if (r == 0 && ends[0]->ops->reopen) {
		fifo->pipe = ends[0]->ops;
		fifo->ops = *fifo->pipe;
		fifo->ops.name = "fifo";
		fifo->ops.poll = fifo_poll;
		fifo->ops.release = fifo_release;
		fifo->data = ends[0]->data;
		waitq_init(&fifo->opened);
		fifo->opened.by = BY_ANYONE;
		i->fifo = fifo;
		join(fifo, f);
	} else {
		kfree(fifo);
	}
	if (r == 0) {
		file_put(ends[0]);
		file_put(ends[1]);
	}
	return r ? r : i->fifo ? 0 : -ENXIO;
}

/* [l] Until the other end is open or was since. */
static int
wait_for_partner(struct inode *i, struct file *f)
{
	struct fifo *fifo = i->fifo;
	uint64_t reads = fifo->read_opens, writes = fifo->write_opens;
	struct wait_how how = { TRACE_REASON_PIPE, i->ino, .deadline = WAIT_FOREVER };

	if (file_readable(f) && file_writable(f))
		return 0;
	if (file_readable(f))
		return wait_until(&fifo->opened, &i->lock,
				  fifo->writers > 0 || fifo->write_opens != writes, &how);
	return wait_until(&fifo->opened, &i->lock, fifo->readers > 0 || fifo->read_opens != reads, &how);
}

static int
fifo_open(struct inode *i, struct file *f)
{
	bool may_wait = !(atomic_load(&f->flags) & O_NONBLOCK);
	int r = 0;

	mutex_lock(&i->lock);
	if (!may_wait && !file_readable(f) && (!i->fifo || !i->fifo->readers))
		r = -ENXIO;
	else if (i->fifo)
		join(i->fifo, f);
	else
		r = begin(i, f);
	if (r == 0 && may_wait)
		r = wait_for_partner(i, f);
	mutex_unlock(&i->lock);
	return r;
}

/* Until it is open: fifo_open gives each file the operations of its pipe. */
static const struct file_ops unopened = { .name = "fifo" };

void
fifo_init(struct inode *i)
{
	i->ops = &unopened;
	i->open = fifo_open;
}
