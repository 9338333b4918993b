/* SPDX-License-Identifier: MIT */
/* POSIX message queues: sending and receiving.
 *
 * Messages lie in a heap: highest priority first, among equals the oldest.
 * What each side waits for, and who makes it true:
 *
 *      send      count < maxmsg   mq_receive
 *      receive   count > 0        mq_send
 *
 * Messages are copied from and to user memory outside the queue's lock. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/poll.h"
#include "kernel/ipc/mq_queue.h"
#include "kernel/mm/heap.h"
#include "kernel/sync/mutex.h"
#include "lib/base/heap.h"

struct queue {
	struct mq mq;
	struct mutex lock;
	struct heap messages;          /* [lock] first: the next to go out */
	long count;                    /* [lock] */
	uint64_t sent;                 /* [lock] ever: numbers the messages */
	long receivers;                /* [lock] threads that wait for a message */
	struct waitq not_empty, not_full;
};

struct message {
	struct heap_node node;
	unsigned int priority;
	uint64_t number;
	size_t length;
	char bytes[];
};

static struct queue *
queue_of(struct mq *mq)
{
	return container_of(mq, struct queue, mq);
}

static bool
message_before(const struct heap_node *a, const struct heap_node *b)
{
	const struct message *x = container_of(a, struct message, node);
	const struct message *y = container_of(b, struct message, node);

	return x->priority != y->priority ? x->priority > y->priority : x->number < y->number;
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
	heap_init(&q->messages, message_before);
	waitq_init(&q->not_empty);
	waitq_init(&q->not_full);
	q->not_empty.by = q->not_full.by = BY_HOLDERS | BY_ANYONE;
	return &q->mq;
}

void
mq_free(struct mq *mq)
{
	struct queue *q = queue_of(mq);
	struct heap_node *node;

	while ((node = heap_pop(&q->messages)) != NULL)
		kfree(container_of(node, struct message, node));
	kfree(q);
}

long
mq_count(struct mq *q)
{
	return __atomic_load_n(&queue_of(q)->count, __ATOMIC_RELAXED);
}

static int
check_file(struct file *f, bool mode_fits)
{
	return f->ops == &mq_ops && mode_fits ? 0 : -EBADF;
}

/* Waits on a queue for a condition, with q->lock held: 0, -EAGAIN (the file is
 * one that does not wait), -ETIMEDOUT, -EINTR. */
#define mq_wait(f, q, waitq, condition, deadline)                                            \
	({                                                                                   \
		struct wait_how how_ = { TRACE_REASON_MQ, (q)->mq.id, .deadline = (deadline) };  \
		bool may_wait_ = !(atomic_load(&(f)->flags) & O_NONBLOCK);                   \
		(condition) ? 0                                                              \
		: may_wait_ ? wait_until(waitq, &(q)->lock, condition, &how_)                \
			    : -EAGAIN;                                                       \
	})

static int
message_new(uptr from, size_t n, unsigned int priority, struct message **out)
{
	struct message *m = kmalloc(sizeof *m + n);

	if (!m)
		return -ENOMEM;
	m->priority = priority;
	m->length = n;
	*out = m;
	if (copy_in(m->bytes, from, n) == 0)
		return 0;
	kfree(m);
	return -EFAULT;
}

static long
enqueue(struct file *f, struct queue *q, struct message *m, int64_t deadline)
{
	long r;

	mutex_lock(&q->lock);
	r = mq_wait(f, q, &q->not_full, q->count < q->mq.maxmsg, deadline);
	if (r == 0) {
		m->number = q->sent++;
		heap_insert(&q->messages, &m->node);
		if (q->count++ == q->receivers) /* nobody who waits will take it: it is the first that stays */
			mq_send_notice(&q->mq);
		wake_all(&q->not_empty); /* not one: that could be a thread in poll */
	}
	mutex_unlock(&q->lock);
	return r;
}

long
mq_send(struct file *f, uptr from, size_t n, unsigned int priority, int64_t deadline)
{
	struct mq *q = f->data;
	struct message *m;
	long r = check_file(f, file_writable(f));

	if (r)
		return r;
	if (priority >= MQ_PRIO_MAX)
		return -EINVAL;
	if (n > (size_t)q->msgsize)
		return -EMSGSIZE;
	r = message_new(from, n, priority, &m);
	if (r)
		return r;
	r = enqueue(f, queue_of(q), m, deadline);
	if (r)
		kfree(m);
	return r;
}

static long
dequeue(struct file *f, struct queue *q, int64_t deadline, struct message **out)
{
	long r;

	mutex_lock(&q->lock);
	q->receivers++;
	r = mq_wait(f, q, &q->not_empty, q->count > 0, deadline);
	q->receivers--;
	if (r == 0) {
		*out = container_of(heap_pop(&q->messages), struct message, node);
		q->count--;
		wake_all(&q->not_full);
	}
	mutex_unlock(&q->lock);
	return r;
}

long
mq_receive(struct file *f, uptr to, size_t n, unsigned int *priority, int64_t deadline)
{
	struct mq *q = f->data;
	struct message *m;
	long r = check_file(f, file_readable(f));

	if (r)
		return r;
	if (n < (size_t)q->msgsize)
		return -EMSGSIZE;
	r = dequeue(f, queue_of(q), deadline, &m);
	if (r)
		return r;
	if (priority)
		*priority = m->priority;
	r = copy_out(to, m->bytes, m->length) ? -EFAULT : (long)m->length;
	kfree(m);
	return r;
}

/* --- the rest of the file's operations --- */

unsigned int
mq_poll(struct file *f, struct poll_table *pt)
{
	struct queue *q = queue_of(f->data);
	unsigned int ready = 0;

	if (pt) {
		poll_wait(pt, &q->not_empty);
		poll_wait(pt, &q->not_full);
	}
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
	struct queue *q = queue_of(f->data);

	fn(&q->not_empty, arg);
	fn(&q->not_full, arg);
}
