/* SPDX-License-Identifier: MIT */
/* Receiving.
 *
 *      receive   a message, or nothing can come any more     send, shutdown, close
 *
 * Bytes are copied out with the socket's lock held, which is a mutex.  A stream
 * is read across messages, but stops behind one with descriptors, and before one
 * of another sender if credentials are asked for. */
#include "kernel/abi/errno.h"
#include "kernel/net/socket.h"

static bool
wants_cred(const struct socket *s)
{
	return s->options & OPTION_BIT(SO_PASSCRED);
}

/* [l] Until there is a message: 0; 1: none will come; or -E. */
static int
await_message(struct socket *s, int64_t deadline)
{
	int r = socket_wait(s, &s->readable, &s->lock,
			    !list_is_empty(&s->messages) || s->error || (s->shut & SHUT_IN), deadline);

	if (r || !list_is_empty(&s->messages))
		return r;
	r = socket_error(s);
	return r ? r : 1;
}

/* [l] What goes beside the bytes. */
static void
take_extras(struct socket *s, struct message *m, struct transfer *t, bool peek)
{
	t->cred = m->cred;
	t->has_cred = true;
	if (m->rights)
		t->rights = rights_take(s->world, m, peek);
}

static bool
same_cred(const struct ucred *a, const struct ucred *b)
{
	return a->pid == b->pid && a->uid == b->uid && a->gid == b->gid;
}

/* [l] From one message of a stream: bytes, or -EFAULT.  One that is used up goes
 * to `used`.  *last: the call ends with it. */
static long
read_message(struct socket *s, struct message *m, struct transfer *t, struct list *used, bool *last)
{
	bool peek = t->flags & MSG_PEEK, discard = (t->flags & MSG_TRUNC) && !is_unix(s);
	size_t n = m->end - m->start;

	n = n < t->left ? n : t->left;
	*last = m->rights != NULL;
	if (discard)
		t->left -= n;
	else if (transfer(t, m->bytes + m->start, n, false))
		return -EFAULT;
	if (!t->has_cred || m->rights)
		take_extras(s, m, t, peek);
	if (peek)
		return (long)n;
	m->start += (uint32_t)n;
	if (m->start == m->end) {
		message_take(s, m);
		list_push_back(used, &m->link);
	}
	return (long)n;
}

/* [l] As much as is there: bytes, or -EFAULT.  *last as above. */
static long
read_some(struct socket *s, struct transfer *t, struct list *used, bool *last)
{
	struct message *m = list_first(&s->messages, struct message, link);
	long done = 0, r = 0;

	while (t->left > 0 && !*last && &m->link != &s->messages.head) {
		struct message *next = list_element(m->link.next, m, link);

		*last = t->has_cred && wants_cred(s) && !same_cred(&t->cred, &m->cred);
		if (*last)
			break;
		r = read_message(s, m, t, used, last);
		if (r < 0)
			break;
		done += r;
		m = next;
	}
	return done ? done : r;
}

static long
receive_stream(struct socket *s, struct transfer *t, int64_t deadline)
{
	struct list used = LIST_INIT(used);
	size_t least = t->flags & MSG_WAITALL ? t->left : s->low_water < t->left ? s->low_water : t->left;
	bool last = t->flags & MSG_PEEK;
	long done = 0, r;

	if (s->state != SOCKET_CONNECTED && !s->error)
		return is_unix(s) ? -EINVAL : -ENOTCONN;
	mutex_lock(&s->lock);
	do {
		bool stop = false;

		r = await_message(s, deadline);
		if (r)
			break;
		r = read_some(s, t, &used, &stop);
		last |= stop;
		done += r > 0 ? r : 0;
	} while (r >= 0 && !last && (size_t)done < least);
	mutex_unlock(&s->lock);
	messages_free(s->world, &used);
	t->flags = 0;
	return done ? done : r < 0 ? r : 0;
}

/* [l] The first message, cut to what fits. */
static long
read_packet(struct socket *s, struct message *m, struct transfer *t)
{
	bool whole = t->flags & MSG_TRUNC, peek = t->flags & MSG_PEEK;
	size_t n = m->end < t->left ? m->end : t->left;

	take_extras(s, m, t, peek);
	t->from = address_get(m->from);
	t->flags = n < m->end ? MSG_TRUNC : 0;
	if (!peek)
		message_take(s, m);
	if (transfer(t, m->bytes, n, false))
		return -EFAULT;
	return (long)(whole ? m->end : n);
}

static long
receive_packet(struct socket *s, struct transfer *t, int64_t deadline)
{
	struct message *m = NULL;
	bool peek = t->flags & MSG_PEEK;
	long r;

	if (is_connection(s) && s->state != SOCKET_CONNECTED)
		return -ENOTCONN;
	mutex_lock(&s->lock);
	r = await_message(s, deadline);
	if (r == 0) {
		m = list_first(&s->messages, struct message, link);
		r = read_packet(s, m, t);
	} else if (r > 0) {
		t->flags = 0;
		r = 0;
	}
	mutex_unlock(&s->lock);
	if (m && !peek)
		message_free(s->world, m);
	return r;
}

long
socket_receive(struct file *f, struct transfer *t)
{
	struct socket *s = f->data;
	int64_t deadline = socket_deadline(f, t->flags, s->receive_timeout);

	if (t->flags & MSG_OOB)
		return is_unix(s) ? -EOPNOTSUPP : -EINVAL;
	if (t->flags & MSG_ERRQUEUE)
		return -EAGAIN;
	return is_stream(s) ? receive_stream(s, t, deadline) : receive_packet(s, t, deadline);
}
