/* SPDX-License-Identifier: MIT */
/* How connections come about and end.
 *
 * connect makes the other end itself, the child, and leaves it with the listener;
 * nothing is sent.  Up to backlog + 1 children are connected at once and can be
 * written to; the others wait until accept has taken one:
 *
 *      connect(a)                       accept(listener)
 *      child = new; a.peer = child,
 *      child.peer = a
 *      children: [1] [2] [3] [child]    takes [1]: child is among the first
 *      a.state = CONNECTING             backlog + 1 now
 *      waits in a.writable              both CONNECTED, wakes a
 *
 * TCP's connect without waiting says EINPROGRESS even if it is done, as Linux. */
#include "kernel/abi/errno.h"
#include "kernel/base/limit.h"
#include "kernel/fs/fs.h"
#include "kernel/net/socket.h"
#include "lib/base/string.h"

/* [n] */
static void
establish(struct socket *child)
{
	child->state = child->peer->state = SOCKET_CONNECTED;
	child->peer->announced = false;
	socket_wake(child->peer);
	wake_all(&child->listener->readable);
}

/* [n] As many of those that wait at a listener are connected as its backlog allows. */
static void
let_in(struct socket *listener)
{
	struct socket *child;
	unsigned int n = 0;

	list_for_each(child, &listener->children, child) {
		if (n++ > listener->backlog)
			break;
		if (child->state == SOCKET_CONNECTING)
			establish(child);
	}
}

int
socket_listen(struct socket *s, int backlog)
{
	struct net *net = net_of(s->world);
	int r = 0;

	if (!is_connection(s))
		return -EOPNOTSUPP;
	if (!is_unix(s))
		r = name_bind_any(s);
	if (r)
		return r;
	mutex_lock(&net->lock);
	if (!s->local || s->state > SOCKET_LISTENING)
		r = -EINVAL;
	else if (s->state == SOCKET_IDLE && !is_unix(s) && s->options & OPTION_BIT(SO_REUSEADDR) &&
		 name_conflicts(s, &s->local->name, true))
		r = -EADDRINUSE;
	if (r == 0) {
		s->backlog = backlog < 0 || backlog > SOMAXCONN ? SOMAXCONN : (unsigned int)backlog;
		s->state = SOCKET_LISTENING;
		socket_cred_hook(&s->peer_cred);
		let_in(s);
	}
	mutex_unlock(&net->lock);
	return r;
}

/* [n] The child becomes s's other end, at the listener. */
static void
meet(struct socket *s, struct socket *listener, struct socket *child)
{
	child->peer = socket_get(s);
	s->peer = socket_get(child);
	s->peer_cred = listener->peer_cred;
	socket_cred_hook(&child->peer_cred);
	s->state = child->state = SOCKET_CONNECTING;
	s->announced = false;
	child->announced = true;
	s->shut = 0;
	child->listener = listener;
	child->options = listener->options;
	child->send_max = listener->send_max;
	child->receive_max = listener->receive_max;
	child->linger = listener->linger;
	list_push_back(&listener->children, &child->child);
	if (listener->waiting++ <= listener->backlog)
		establish(child);
}

/* [n] An IDLE socket starts to connect to n: 0, and *child is used up. */
static int
begin(struct socket *s, struct name *n, struct socket **child, bool may_wait)
{
	struct address *a;
	struct socket *listener;
	int r = name_find(s, n, &listener);

	if (r)
		return r;
	a = is_unix(s) ? address_get(listener->local) : address_new(n);
	if (listener->state != SOCKET_LISTENING)
		r = -ECONNREFUSED;
	else if (!may_wait && is_unix(s) && listener->waiting > listener->backlog)
		r = -EAGAIN;
	else if (!a)
		r = -ENOMEM;
	if (r == 0) {
		if (is_unix(s))
			(*child)->local = a; /* only the listener can be found by it */
		else
			name_enter(*child, a);
		meet(s, listener, *child);
		*child = NULL;
	} else {
		address_put(a);
	}
	socket_put(listener);
	return r;
}

/* [n] What connect says of a socket that has begun: EAGAIN of the wait is that
 * nobody took the connection in time. */
static int
await(struct socket *s, int64_t deadline, struct socket **child)
{
	struct net *net = net_of(s->world);
	int r = socket_wait(s, &s->writable, &net->lock, s->state != SOCKET_CONNECTING, deadline);

	if (r && is_unix(s))
		*child = socket_withdraw(s);
	else if (r == -EAGAIN)
		r = s->announced ? -EALREADY : -EINPROGRESS;
	else if (r == 0 && s->state != SOCKET_CONNECTED && (r = socket_error(s)) == 0)
		r = -ECONNABORTED; /* another call took the reason, or the attempt back */
	s->announced = true;
	return r;
}

static int
connect_stream(struct file *f, struct name *n, struct socket **child)
{
	struct socket *s = f->data;
	int64_t deadline = socket_deadline(f, 0, s->send_timeout);
	bool new = s->state == SOCKET_IDLE;
	int r;

	if (s->state == SOCKET_LISTENING)
		return is_unix(s) ? -EINVAL : -EISCONN;
	if (s->state == SOCKET_CONNECTED && s->announced)
		return -EISCONN;
	r = new && !is_unix(s) ? socket_error(s) : 0; /* of the attempt before */
	if (r)
		return r;
	r = new ? begin(s, n, child, deadline >= 0) : 0;
	if (r == -ECONNREFUSED && deadline < 0 && !is_unix(s)) {
		s->error = ECONNREFUSED;
		socket_wake(s);
		r = -EINPROGRESS;
	}
	if (r)
		return r;
	if (new && deadline < 0 && !is_unix(s)) {
		s->announced = s->state == SOCKET_CONNECTING;
		return -EINPROGRESS;
	}
	return await(s, deadline, child);
}

static int
connect_packet(struct socket *s, struct name *n)
{
	struct socket *peer = NULL;
	struct address *a = NULL;
	int r = 0;

	if (is_unix(s))
		r = name_find(s, n, &peer);
	else
		r = (a = address_new(n)) ? 0 : -ENOMEM;
	if (r == 0 && peer && peer->peer && peer->peer != s) {
		socket_put(peer);
		r = -EPERM;
	}
	if (r)
		return r;
	socket_disconnect(s);
	s->remote = a;
	s->error = 0;
	s->peer = peer;
	if (peer) {
		mutex_lock(&peer->lock);
		list_push_back(&peer->fans, &s->fan);
		mutex_unlock(&peer->lock);
	}
	return 0;
}

int
socket_connect(struct file *f, struct fs_context *ctx, struct name *n)
{
	struct socket *s = f->data, *child = NULL;
	struct net *net = net_of(s->world);
	bool apart = !is_connection(s) && n->length >= sizeof(sa_family_t) && n->any.sa_family == AF_UNSPEC;
	int r = apart ? 0 : name_check(s, ctx, n);

	if (r == 0 && !is_unix(s) && !apart)
		r = name_bind_any(s);
	if (r == 0 && is_connection(s))
		r = socket_new(s->world, s->family, s->type, s->protocol, &child);
	if (r == 0) {
		mutex_lock(&net->lock);
		if (apart)
			socket_disconnect(s);
		else
			do
				r = is_connection(s) ? connect_stream(f, n, &child) : connect_packet(s, n);
			while (r == -ECONNABORTED && is_unix(s) && child); /* it waited for an attempt that was another's */
		mutex_unlock(&net->lock);
	}
	if (child)
		socket_hang_up(child);
	name_put(n);
	return r;
}

/* [n] The first child, which is connected; the next one that waits may be, too. */
static struct socket *
take_child(struct socket *s)
{
	struct socket *child = list_first(&s->children, struct socket, child);

	list_remove(&child->child);
	s->waiting--;
	if (s->waiting > s->backlog)
		let_in(s);
	rights_adopt(child);
	if (child->peer)
		socket_held(child);
	return child;
}

int
socket_accept(struct file *f, int flags, struct file **out)
{
	struct socket *s = f->data;
	struct net *net = net_of(s->world);
	int r;

	if (!is_connection(s))
		return -EOPNOTSUPP;
	mutex_lock(&net->lock);
	r = s->state != SOCKET_LISTENING ? -EINVAL : 0;
	if (r == 0)
		r = socket_wait(s, &s->readable, &net->lock, s->waiting > 0 || s->state != SOCKET_LISTENING,
				socket_deadline(f, 0, s->receive_timeout));
	if (r == 0 && s->waiting == 0)
		r = -EINVAL;
	if (r == 0) {
		*out = socket_file(list_first(&s->children, struct socket, child), flags);
		r = *out ? 0 : -ENOMEM;
	}
	if (r == 0)
		take_child(s);
	mutex_unlock(&net->lock);
	return r;
}

int
socket_shutdown(struct socket *s, int how)
{
	struct net *net = net_of(s->world);
	unsigned int mine = (unsigned int)how + 1; /* SHUT_RD 1, SHUT_WR 2, both 3 */
	struct socket *peer;
	int r = 0;

	if (how < SHUT_RD || how > SHUT_RDWR)
		return -EINVAL;
	mutex_lock(&net->lock);
	peer = is_connection(s) ? s->peer : NULL;
	if (socket_over(s))
		r = -ENOTCONN;
	if (s->state == SOCKET_LISTENING && (mine & SHUT_IN) && !is_unix(s)) {
		s->state = SOCKET_IDLE;
		socket_wake(s);
	} else if (!is_unix(s) && !peer && !s->remote) {
		r = -ENOTCONN;
	} else {
		socket_shut(s, mine);
	}
	if (peer && !peer->dead && (mine & SHUT_OUT))
		socket_shut(peer, SHUT_IN);
	if (peer && !peer->dead && is_unix(s) && (mine & SHUT_IN))
		socket_shut(peer, SHUT_OUT);
	mutex_unlock(&net->lock);
	return r;
}

int
socket_name(struct socket *s, bool of_peer, struct name *out)
{
	struct net *net = net_of(s->world);
	struct address *a;
	int r = 0;

	mutex_lock(&net->lock);
	a = !of_peer ? s->local : s->peer ? s->peer->local : s->remote;
	if (of_peer && (is_connection(s) ? s->state != SOCKET_CONNECTED : !s->peer && !s->remote))
		r = -ENOTCONN;
	*out = (struct name){ .length = is_unix(s) ? sizeof(sa_family_t) : sizeof out->in,
			      .any.sa_family = (sa_family_t)s->family };
	if (a)
		memcpy(out->bytes, a->name.bytes, out->length = a->name.length);
	if (a && !is_unix(s) && out->in.sin_addr.s_addr == INADDR_ANY && (s->peer || s->remote))
		out->in.sin_addr.s_addr = __builtin_bswap32(INADDR_LOOPBACK);
	mutex_unlock(&net->lock);
	return r;
}
