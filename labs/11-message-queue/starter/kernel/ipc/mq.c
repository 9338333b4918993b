/* SPDX-License-Identifier: MIT */
/*
 * The message queue.  Contract in kernel/ipc/mq.h, kernel/ipc/mq_queue.h, man 7 mq_overview and this
 * lab's handout.
 *
 * Yours to write.  What is here compiles and keeps no promise: a queue can be opened and closed,
 * nothing goes in, nothing comes out.
 */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/poll.h"
#include "kernel/ipc/mq_queue.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/user.h"
#include "kernel/sched/wait.h"
#include "kernel/sync/mutex.h"

struct queue {
	struct mq mq; /* name, limits, owner: mq_names.c; you need maxmsg, msgsize and id */
	struct mutex lock;
	struct waitq not_empty; /* receivers wait */
	struct waitq not_full;  /* senders wait */
	/* Where are the messages, and which goes out next?  How many?  Does a receiver wait? */
};

static struct queue *
queue_of(struct mq *mq)
{
	return container_of(mq, struct queue, mq);
}

struct mq *
mq_alloc(long maxmsg, long msgsize)
{
	struct queue *q = kzalloc(sizeof *q);

	if (!q)
		return NULL;
	q->mq.maxmsg = maxmsg;
	q->mq.msgsize = msgsize;
	mutex_init(&q->lock, RANK_MQ, "message queue");
	waitq_init(&q->not_empty);
	waitq_init(&q->not_full);
	q->not_empty.by = q->not_full.by = BY_HOLDERS | BY_ANYONE; /* who could end such a wait: for reports */
	return &q->mq;
}

/* With the messages that are left. */
void
mq_free(struct mq *mq)
{
	kfree(queue_of(mq));
}

long
mq_count(struct mq *mq)
{
	return 0;
}

/* Is it a queue, and opened for that? */
static int
check_file(struct file *f, bool mode_fits)
{
	return f->ops == &mq_ops && mode_fits ? 0 : -EBADF;
}

/* Takes n bytes from the user: 0, -EINVAL, -EMSGSIZE, -EFAULT, -ENOMEM, -EAGAIN, -ETIMEDOUT, -EINTR. */
long
mq_send(struct file *f, uptr from, size_t n, unsigned int priority, int64_t deadline)
{
	long r = check_file(f, file_writable(f));

	return r ? r : -ENOSYS;
}

/* Copies the next message to the user, who has room for n bytes: its length, -EMSGSIZE, -EAGAIN, -ETIMEDOUT, ... */
long
mq_receive(struct file *f, uptr to, size_t n, unsigned int *priority, int64_t deadline)
{
	long r = check_file(f, file_readable(f));

	return r ? r : -ENOSYS;
}

unsigned int
mq_poll(struct file *f, struct poll_table *pt)
{
	return 0;
}

/* For reports: in which queues may somebody wait? */
void
mq_wakes(struct file *f, waitq_fn fn, void *arg)
{
	struct queue *q = queue_of(f->data);

	fn(&q->not_empty, arg);
	fn(&q->not_full, arg);
}
