/* SPDX-License-Identifier: MIT */
/*
 * The pipe.  Contract in man 7 pipe and in this lab's handout; pipe_create in kernel/ipc/pipe.h.
 *
 * Yours to write.  What is here compiles and keeps no promise: there are two ends, nothing goes
 * in, nothing comes out, and what is allocated is never freed.
 */
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

struct pipe {
	struct mutex lock;
	struct waitq readers; /* wait for bytes */
	struct waitq writers; /* wait for room */
	uint64_t id;          /* for the trace: struct wait_how.object */
	/* Where are the bytes?  How many?  Which ends are open? */
};

/* Copies at most n bytes to the user: how many, 0 at the end, -EAGAIN, -EINTR, -EFAULT. */
static long
pipe_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	return -ENOSYS;
}

/* Takes n bytes from the user: how many, -EPIPE (and posts SIGPIPE), -EAGAIN, -EINTR, -EFAULT. */
static long
pipe_write(struct file *f, uptr from, size_t n, int64_t *pos)
{
	return -ENOSYS;
}

static unsigned int
pipe_poll(struct file *f, struct poll_table *pt)
{
	return 0;
}

/* The last descriptor of this end has been closed. */
static void
pipe_release(struct file *f)
{
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
	return *read_end && *write_end ? 0 : -ENOMEM;
}
