/* SPDX-License-Identifier: MIT */
/* A binary heap in an array as large as the queue.  A key that has the priority
 * above and the complement of the message's number below makes one comparison
 * of both. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/poll.h"
#include "kernel/ipc/mq_queue.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/user.h"
#include "kernel/sched/wait.h"
#include "kernel/sync/mutex.h"

struct message {
	uint64_t key;
	unsigned int priority;
	size_t length;
	char bytes[];
};

struct queue {
	struct mq mq;
	struct mutex lock;
	struct waitq receivers, senders;
	long count;    /* messages */
	long sleeping; /* receivers that wait */
	uint64_t sent;
	struct message **heap; /* [0] is the next to go out; children of i: 2i + 1, 2i + 2 */
};

static struct queue *
queue_of(struct mq *mq)
{
	return container_of(mq, struct queue, mq);
}

static int
store(struct queue *q, struct message *m)
{
	long i = q->count++;

	m->key = ((uint64_t)m->priority << 48) + (((uint64_t)1 << 48) - 1 - q->sent++);
	for (; i > 0 && q->heap[(i - 1) / 2]->key < m->key; i = (i - 1) / 2)
		q->heap[i] = q->heap[(i - 1) / 2];
	q->heap[i] = m;
	return 0;
}

/* There is one. */
static struct message *
take_first(struct queue *q)
{
	struct message *first = q->heap[0], *last = q->heap[--q->count];
	long i = 0, child;

	while ((child = 2 * i + 1) < q->count) {
		if (child + 1 < q->count && q->heap[child + 1]->key > q->heap[child]->key)
			child++;
		if (q->heap[child]->key < last->key)
			break;
		q->heap[i] = q->heap[child];
		i = child;
	}
	q->heap[i] = last;
	return first;
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
	waitq_init(&q->receivers);
	waitq_init(&q->senders);
	q->receivers.by = q->senders.by = BY_HOLDERS | BY_ANYONE;
	q->heap = kmalloc((size_t)maxmsg * sizeof *q->heap);
	if (!q->heap) {
		kfree(q);
		return NULL;
	}
	return &q->mq;
}

void
mq_free(struct mq *mq)
{
	struct queue *q = queue_of(mq);

	while (q->count > 0)
		kfree(take_first(q));
	kfree(q->heap);
	kfree(q);
}

long
mq_count(struct mq *mq)
{
	return __atomic_load_n(&queue_of(mq)->count, __ATOMIC_RELAXED);
}

/* Sleeps until somebody changed the queue, with its lock given up meanwhile. */
static int
wait_for_change(struct file *f, struct queue *q, struct waitq *waitq, int64_t deadline)
{
	struct wait_how how = { TRACE_REASON_MQ, q->mq.id, .deadline = deadline };
	struct waiter w;
	int r;

	if (atomic_load(&f->flags) & O_NONBLOCK)
		return -EAGAIN;
	wait_prepare(&how);
	wait_add(waitq, &w);
	mutex_unlock(&q->lock);
	r = wait_sleep(&how);
	wait_finish();
	wait_remove(&w);
	mutex_lock(&q->lock);
	return r;
}

/* Stores m, with q->lock held. */
static int
enter(struct file *f, struct queue *q, struct message *m, int64_t deadline)
{
	int r = 0;

	while (q->count == q->mq.maxmsg) {
		if (r)
			return r;
		r = wait_for_change(f, q, &q->senders, deadline);
	}
	r = store(q, m);
	if (r)
		return r;
	if (q->count == 1 && q->sleeping == 0)
		mq_send_notice(&q->mq);
	wake_all(&q->receivers);
	return 0;
}

long
mq_send(struct file *f, uptr from, size_t n, unsigned int priority, int64_t deadline)
{
	struct queue *q = queue_of(f->data);
	struct message *m;
	long r = -EFAULT;

	if (f->ops != &mq_ops || !file_writable(f))
		return -EBADF;
	if (priority >= MQ_PRIO_MAX)
		return -EINVAL;
	if (n > (size_t)q->mq.msgsize)
		return -EMSGSIZE;
	m = kmalloc(sizeof *m + n);
	if (!m)
		return -ENOMEM;
	m->priority = priority;
	m->length = n;
	if (copy_in(m->bytes, from, n) == 0) {
		mutex_lock(&q->lock);
		r = enter(f, q, m, deadline);
		mutex_unlock(&q->lock);
	}
	if (r)
		kfree(m);
	return r;
}

/* Waits for a message and takes it, with q->lock held. */
static int
leave(struct file *f, struct queue *q, int64_t deadline, struct message **m)
{
	int r = 0;

	while (q->count == 0) {
		if (r)
			return r;
		q->sleeping++;
		r = wait_for_change(f, q, &q->receivers, deadline);
		q->sleeping--;
	}
	*m = take_first(q);
	wake_all(&q->senders);
	return 0;
}

long
mq_receive(struct file *f, uptr to, size_t n, unsigned int *priority, int64_t deadline)
{
	struct queue *q = queue_of(f->data);
	struct message *m;
	long r;

	if (f->ops != &mq_ops || !file_readable(f))
		return -EBADF;
	if (n < (size_t)q->mq.msgsize)
		return -EMSGSIZE;
	mutex_lock(&q->lock);
	r = leave(f, q, deadline, &m);
	mutex_unlock(&q->lock);
	if (r)
		return r;
	if (priority)
		*priority = m->priority;
	r = copy_out(to, m->bytes, m->length) ? -EFAULT : (long)m->length;
	kfree(m);
	return r;
}

unsigned int
mq_poll(struct file *f, struct poll_table *pt)
{
	struct queue *q = queue_of(f->data);
	long count;

	if (pt) {
		poll_wait(pt, &q->receivers);
		poll_wait(pt, &q->senders);
	}
	count = mq_count(&q->mq);
	return (count > 0 ? POLLIN | POLLRDNORM : 0) | (count < q->mq.maxmsg ? POLLOUT | POLLWRNORM : 0);
}

void
mq_wakes(struct file *f, waitq_fn fn, void *arg)
{
	fn(&queue_of(f->data)->receivers, arg);
	fn(&queue_of(f->data)->senders, arg);
}
