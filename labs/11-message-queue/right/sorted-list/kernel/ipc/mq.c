/* SPDX-License-Identifier: MIT */
/* One list in the order of going out, one wait queue for everybody, and each
 * message is copied while the queue is locked. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/poll.h"
#include "kernel/ipc/mq_queue.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/user.h"
#include "kernel/sched/wait.h"
#include "kernel/sync/mutex.h"
#include "lib/base/list.h"

struct queue {
	struct mq mq;
	struct mutex lock;
	struct list messages; /* the next to go out first */
	long count;
	int hungry; /* receivers that wait */
	struct waitq changed;
};

struct message {
	struct list_node link;
	unsigned int priority;
	size_t length;
	char *bytes;
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
	list_init(&q->messages);
	waitq_init(&q->changed);
	q->changed.by = BY_HOLDERS | BY_ANYONE;
	return &q->mq;
}

static void
drop(struct message *m)
{
	list_remove(&m->link);
	kfree(m->bytes);
	kfree(m);
}

void
mq_free(struct mq *mq)
{
	struct queue *q = queue_of(mq);

	while (!list_is_empty(&q->messages))
		drop(list_first(&q->messages, struct message, link));
	kfree(q);
}

long
mq_count(struct mq *mq)
{
	struct queue *q = queue_of(mq);
	long count;

	mutex_lock(&q->lock);
	count = q->count;
	mutex_unlock(&q->lock);
	return count;
}

/* Behind all of the same or a higher priority. */
static void
insert(struct queue *q, struct message *m)
{
	struct message *other;

	list_for_each(other, &q->messages, link)
		if (other->priority < m->priority) {
			list_insert_before(&other->link, &m->link);
			return;
		}
	list_push_back(&q->messages, &m->link);
}

static long
take_in(struct queue *q, uptr from, size_t n, unsigned int priority)
{
	struct message *m = kzalloc(sizeof *m);
	char *bytes = kmalloc(n ? n : 1);

	if (!m || !bytes || copy_in(bytes, from, n)) {
		long r = m && bytes ? -EFAULT : -ENOMEM;

		kfree(m);
		kfree(bytes);
		return r;
	}
	m->priority = priority;
	m->length = n;
	m->bytes = bytes;
	insert(q, m);
	q->count++;
	if (q->count == 1 && !q->hungry)
		mq_send_notice(&q->mq);
	wake_all(&q->changed);
	return 0;
}

static bool
waits(struct file *f)
{
	return !(atomic_load(&f->flags) & O_NONBLOCK);
}

long
mq_send(struct file *f, uptr from, size_t n, unsigned int priority, int64_t deadline)
{
	struct queue *q = queue_of(f->data);
	struct wait_how how = { TRACE_REASON_MQ, q->mq.id, .deadline = deadline };
	long r = 0;

	if (f->ops != &mq_ops || !file_writable(f))
		return -EBADF;
	if (priority >= MQ_PRIO_MAX)
		return -EINVAL;
	if ((long)n < 0 || (long)n > q->mq.msgsize)
		return -EMSGSIZE;
	mutex_lock(&q->lock);
	if (q->count == q->mq.maxmsg)
		r = waits(f) ? wait_until(&q->changed, &q->lock, q->count < q->mq.maxmsg, &how) : -EAGAIN;
	if (r == 0)
		r = take_in(q, from, n, priority);
	mutex_unlock(&q->lock);
	return r;
}

long
mq_receive(struct file *f, uptr to, size_t n, unsigned int *priority, int64_t deadline)
{
	struct queue *q = queue_of(f->data);
	struct wait_how how = { TRACE_REASON_MQ, q->mq.id, .deadline = deadline };
	struct message *m;
	long r = 0;

	if (f->ops != &mq_ops || !file_readable(f))
		return -EBADF;
	if (n < (size_t)q->mq.msgsize)
		return -EMSGSIZE;
	mutex_lock(&q->lock);
	if (q->count == 0 && !waits(f)) {
		r = -EAGAIN;
	} else if (q->count == 0) {
		q->hungry++;
		r = wait_until(&q->changed, &q->lock, q->count > 0, &how);
		q->hungry--;
	}
	if (r == 0) {
		m = list_first(&q->messages, struct message, link);
		if (priority)
			*priority = m->priority;
		r = copy_out(to, m->bytes, m->length) ? -EFAULT : (long)m->length;
		drop(m);
		q->count--;
		wake_all(&q->changed);
	}
	mutex_unlock(&q->lock);
	return r;
}

unsigned int
mq_poll(struct file *f, struct poll_table *pt)
{
	struct queue *q = queue_of(f->data);
	unsigned int ready = 0;

	if (pt)
		poll_wait(pt, &q->changed);
	mutex_lock(&q->lock);
	if (q->count > 0)
		ready |= POLLIN | POLLRDNORM;
	if (q->count < q->mq.maxmsg)
		ready |= POLLOUT | POLLWRNORM;
	mutex_unlock(&q->lock);
	return ready;
}

void
mq_wakes(struct file *f, waitq_fn fn, void *arg)
{
	fn(&queue_of(f->data)->changed, arg);
}
