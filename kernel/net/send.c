/* SPDX-License-Identifier: MIT */
/* Sending: a message is made outside of all locks, then given to the receiver.
 *
 *      send    used < limit, or nothing can be sent any more     receive, close
 *
 * Looking for room and appending are two steps, so several senders may together
 * exceed the limit by a message each. */
#include "kernel/abi/errno.h"
#include "kernel/mm/frame.h"
#include "kernel/net/socket.h"
#include "kernel/sched/signal.h"

#define CHUNK (4 * PAGE_SIZE - sizeof(struct message)) /* of a stream: the heap gives whole pages */
#define UDP_MAX 65507u
#define QUEUE_MAX 10u /* datagrams from those it is not connected to: net.unix.max_dgram_qlen */

/* What a queue may hold, in the eyes of a sender. */
static size_t
limit(const struct socket *s, const struct socket *to)
{
	return is_stream(s) && !is_unix(s) ? (size_t)to->receive_max + s->send_max : s->send_max;
}

static bool
has_room(const struct socket *s, const struct socket *to)
{
	if (!is_connection(s) && to->peer != s && to != s && to->count > QUEUE_MAX)
		return false;
	return to->used < limit(s, to);
}

/* [to's l] Why nothing can be sent, now or ever; or 0.  TCP takes what comes after
 * SHUT_RD, but not once it has said that it will not answer. */
static int
refusal(const struct socket *s, const struct socket *to)
{
	unsigned int closed = is_unix(s) ? SHUT_IN : SHUT_IN | SHUT_OUT;

	if (s->shut & SHUT_OUT)
		return -EPIPE;
	if (to->dead)
		return is_connection(s) ? -EPIPE : -ECONNREFUSED;
	return (is_unix(s) || is_stream(s)) && (to->shut & closed) == closed ? -EPIPE : 0;
}

static int
wait_for_room(struct socket *s, struct socket *to, int64_t deadline)
{
	int r;

	if (has_room(s, to))
		return 0;
	mutex_lock(&to->lock);
	to->choked = true;
	r = socket_wait(s, &to->room, &to->lock, has_room(s, to) || refusal(s, to), deadline);
	mutex_unlock(&to->lock);
	return r;
}

bool
socket_may_send(struct socket *s)
{
	struct net *net = net_of(s->world);
	bool may = true;

	if (s->state == SOCKET_LISTENING || s->state == SOCKET_CONNECTING)
		return false;
	if ((s->shut & SHUT_OUT) || (!is_unix(s) && !is_stream(s)))
		return true;
	mutex_lock(&net->lock);
	if (s->peer && !s->peer->dead && !has_room(s, s->peer)) {
		s->peer->choked = true;
		may = has_room(s, s->peer) || (is_connection(s) && refusal(s, s->peer));
	}
	mutex_unlock(&net->lock);
	return may;
}

/* What is written to a TCP socket that has gone is answered by a reset: the write
 * itself does not know yet. */
static int
reset(struct socket *s)
{
	struct net *net = net_of(s->world);

	mutex_lock(&net->lock);
	s->error = EPIPE;
	socket_shut(s, SHUT_IN | SHUT_OUT);
	mutex_unlock(&net->lock);
	return 0;
}

/* m goes into to's queue, or is freed. */
static int
deliver(struct socket *s, struct socket *to, struct message *m, struct transfer *t)
{
	int r = t->rights ? rights_send(to, m, t->rights) : 0;

	if (r) {
		message_free(s->world, m);
		return r;
	}
	mutex_lock(&to->lock);
	r = refusal(s, to);
	if (r == 0)
		message_append(to, m);
	mutex_unlock(&to->lock);
	if (r == 0) {
		t->rights = NULL;
		return 0;
	}
	t->rights = rights_take(s->world, m, false); /* the caller's again, if they were not collected */
	message_free(s->world, m);
	return r == -EPIPE && !is_unix(s) && !(s->shut & SHUT_OUT) ? reset(s) : r;
}

static int
send_one(struct socket *s, struct socket *to, struct transfer *t, size_t n)
{
	struct message *m;
	int r = message_new(s, t, n, &m);

	return r ? r : deliver(s, to, m, t);
}

/* Is it connected, or will it be? */
static int
check_connected(struct socket *s, int64_t deadline)
{
	struct net *net = net_of(s->world);
	int r = 0;

	if (s->state == SOCKET_CONNECTED)
		return 0;
	if (is_unix(s))
		return -ENOTCONN;
	mutex_lock(&net->lock);
	r = socket_wait(s, &s->writable, &net->lock, s->state != SOCKET_CONNECTING, deadline);
	mutex_unlock(&net->lock);
	if (r == 0 && s->state != SOCKET_CONNECTED) {
		r = socket_error(s); /* 0: nothing, or another call took it just now */
		r = r ? r : -EPIPE;
	}
	return r;
}

/* A stream goes in pieces, a packet whole. */
static long
send_connected(struct socket *s, struct transfer *t, int64_t deadline)
{
	size_t total = t->left, sent = 0;
	int r = check_connected(s, deadline);

	if (r == 0 && !is_stream(s) && total > s->send_max)
		r = -EMSGSIZE;
	if (r == 0 && !is_unix(s))
		r = socket_error(s);
	while (r == 0 && (sent < total || !is_stream(s))) {
		size_t n = is_stream(s) && total - sent > CHUNK ? CHUNK : total - sent;

		r = wait_for_room(s, s->peer, deadline);
		if (r == 0)
			r = send_one(s, s->peer, t, n);
		if (r == 0)
			sent += n;
		if (sent == total)
			break;
	}
	if (sent)
		return (long)sent;
	if (r == -EPIPE && !(t->flags & MSG_NOSIGNAL))
		signal_post_thread(current, SIGPIPE, NULL);
	return r;
}

/* Who is to get a packet: the named one, or the one that s is connected to; a
 * reference, or NULL for a UDP packet that nobody gets. */
static int
destination(struct socket *s, struct transfer *t, struct socket **out)
{
	struct net *net = net_of(s->world);
	int r;

	mutex_lock(&net->lock);
	*out = NULL;
	if (t->to || s->remote)
		r = name_find(s, t->to ? t->to : &s->remote->name, out);
	else
		r = s->peer ? (*out = socket_get(s->peer), 0) : is_unix(s) ? -ENOTCONN : -EDESTADDRREQ;
	if (r == 0 && is_unix(s) && *out != s && (*out)->peer && (*out)->peer != s) {
		socket_put(*out);
		r = -EPERM;
	} else if (r == -ECONNREFUSED && !is_unix(s)) {
		r = 0;
		if (s->remote && !t->to) {
			s->error = ECONNREFUSED; /* the next call says it */
			socket_wake(s);
		}
	}
	mutex_unlock(&net->lock);
	return r;
}

/* UDP loses what does not fit. */
static long
send_udp(struct socket *s, struct socket *to, struct transfer *t)
{
	size_t n = t->left;
	int r = 0;

	if (to && to->used + n <= to->receive_max)
		r = send_one(s, to, t, n);
	return r && r != -ECONNREFUSED ? r : (long)n;
}

static long
send_packet(struct socket *s, struct transfer *t, int64_t deadline)
{
	size_t n = t->left;
	struct socket *to;
	int r = !is_unix(s) ? name_bind_any(s) : 0;

	if (r == 0)
		r = socket_error(s);
	if (r == 0 && (s->shut & SHUT_OUT))
		r = -EPIPE;
	if (r == 0 && n > (is_unix(s) ? s->send_max : UDP_MAX))
		r = -EMSGSIZE;
	if (r == 0)
		r = destination(s, t, &to);
	if (r)
		return r;
	if (!is_unix(s)) {
		long sent = send_udp(s, to, t);

		socket_put(to);
		return sent;
	}
	r = wait_for_room(s, to, deadline);
	if (r == 0)
		r = send_one(s, to, t, n);
	socket_put(to);
	return r ? r : (long)n;
}

long
socket_send(struct file *f, struct fs_context *ctx, struct transfer *t)
{
	struct socket *s = f->data;
	int64_t deadline = socket_deadline(f, t->flags, s->send_timeout);
	long r = 0;

	if (t->flags & MSG_OOB)
		return -EOPNOTSUPP;
	if (is_unix(s) && !t->has_cred)
		socket_cred_hook(&t->cred);
	if (t->to && is_stream(s) && is_unix(s))
		return s->state == SOCKET_CONNECTED ? -EISCONN : -EOPNOTSUPP;
	if (is_connection(s))
		return send_connected(s, t, deadline);
	if (t->to)
		r = name_check(s, ctx, t->to);
	if (r == 0)
		r = send_packet(s, t, deadline);
	if (t->to)
		name_put(t->to);
	if (r == -EPIPE && !(t->flags & MSG_NOSIGNAL))
		signal_post_thread(current, SIGPIPE, NULL);
	return r;
}
