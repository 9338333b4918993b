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

bool
message_before(const struct heap_node *a, const struct heap_node *b)
{
	const struct message *x = container_of(a, struct message, node);
	const struct message *y = container_of(b, struct message, node);

	return x->priority != y->priority ? x->priority > y->priority : x->number < y->number;
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
		struct wait_how how_ = { TRACE_REASON_MQ, (q)->id, .deadline = (deadline) };  \
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
enqueue(struct file *f, struct mq *q, struct message *m, int64_t deadline)
{
	long r;

	mutex_lock(&q->lock);
	r = mq_wait(f, q, &q->not_full, q->count < q->maxmsg, deadline);
	if (r == 0) {
		m->number = q->sent++;
		heap_insert(&q->messages, &m->node);
		if (q->count++ == 0 && q->receivers == 0)
			mq_send_notice(q);
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
	r = enqueue(f, q, m, deadline);
	if (r)
		kfree(m);
	return r;
}

static long
dequeue(struct file *f, struct mq *q, int64_t deadline, struct message **out)
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
	r = dequeue(f, q, deadline, &m);
	if (r)
		return r;
	if (priority)
		*priority = m->priority;
	r = copy_out(to, m->bytes, m->length) ? -EFAULT : (long)m->length;
	kfree(m);
	return r;
}

/* --- the rest of the file's operations --- */

static unsigned int
mq_poll(struct file *f, struct poll_table *pt)
{
	struct mq *q = f->data;
	unsigned int ready = 0;

	if (pt) {
		poll_wait(pt, &q->not_empty);
		poll_wait(pt, &q->not_full);
	}
	mutex_lock(&q->lock);
	if (q->count > 0)
		ready |= POLLIN | POLLRDNORM;
	if (q->count < q->maxmsg)
		ready |= POLLOUT | POLLWRNORM;
	mutex_unlock(&q->lock);
	return ready;
}

static void
mq_wakes(struct file *f, waitq_fn fn, void *arg)
{
	struct mq *q = f->data;

	fn(&q->not_empty, arg);
	fn(&q->not_full, arg);
}

int
mq_getsetattr(struct file *f, const struct mq_attr *new, struct mq_attr *old)
{
	struct mq *q = f->data;

	if (f->ops != &mq_ops)
		return -EBADF;
	if (new && (new->mq_flags & ~(long)O_NONBLOCK))
		return -EINVAL;
	if (old)
		*old = (struct mq_attr){
			.mq_flags = atomic_load(&f->flags) & O_NONBLOCK,
			.mq_maxmsg = q->maxmsg,
			.mq_msgsize = q->msgsize,
			.mq_curmsgs = __atomic_load_n(&q->count, __ATOMIC_RELAXED),
		};
	if (new && new->mq_flags)
		atomic_fetch_or(&f->flags, O_NONBLOCK);
	else if (new)
		atomic_fetch_and(&f->flags, ~(unsigned int)O_NONBLOCK);
	return 0;
}

const struct file_ops mq_ops = { .name = "mq", .poll = mq_poll, .wakes = mq_wakes, .release = mq_release };
