/* SPDX-License-Identifier: MIT */
/* Sockets: life, state and end, and what a world keeps of them. */
#include "kernel/net/socket.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/arch/machine.h"
#include "kernel/ipc/ipc.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/clock.h"
#include "kernel/sched/signal.h"

#define BUFFER 212992u /* net.core.rmem_default, wmem_default */
#define TCP_RECEIVE 131072u
#define TCP_SEND 16384u

void (*socket_cred_hook)(struct ucred *out);

struct net *
net_of(struct world *w)
{
	return w->slot[WORLD_NET];
}

static int
create(struct world *w)
{
	struct net *net = kzalloc_for(w, sizeof *net);

	if (!net)
		return -ENOMEM;
	mutex_init(&net->lock, RANK_NET, "net");
	mutex_init(&net->flight, RANK_FLIGHT, "descriptors in messages");
	list_init(&net->sockets);
	list_init(&net->flying);
	list_init(&net->graveyard);
	for (unsigned int i = 0; i < NAME_BUCKETS; i++)
		list_init(&net->names[i]);
	w->slot[WORLD_NET] = net;
	return 0;
}

/* What is left is garbage: all descriptors have been closed. */
static void
destroy(struct world *w)
{
	rights_collect(w);
	kfree(net_of(w));
}

void
net_init(void)
{
	static const struct world_floor floor = { WORLD_NET, "net", create, destroy };

	world_register(&floor);
	net_proc_init();
}

static void
init_lists(struct socket *s)
{
	struct list *lists[] = { &s->children, &s->fans, &s->messages, &s->rights };
	struct list_node *nodes[] = { &s->all, &s->bound, &s->child, &s->fan, &s->flying };

	for (unsigned int i = 0; i < sizeof lists / sizeof lists[0]; i++)
		list_init(lists[i]);
	for (unsigned int i = 0; i < sizeof nodes / sizeof nodes[0]; i++)
		list_node_init(nodes[i]);
	waitq_init(&s->readable);
	waitq_init(&s->writable);
	waitq_init(&s->room);
	s->readable.by = s->writable.by = s->room.by = BY_ANYONE;
}

int
socket_new(struct world *w, int family, int type, int protocol, struct socket **out)
{
	struct net *net = net_of(w);
	struct socket *s = kzalloc(sizeof *s);
	bool tcp = family == AF_INET && type == SOCK_STREAM;
	struct ucred maker;

	if (!s)
		return -ENOMEM;
	socket_cred_hook(&maker);
	s->owner = maker.uid;
	atomic_init(&s->refs, 1);
	init_lists(s);
	mutex_init(&s->lock, RANK_SOCKET, "socket");
	s->world = w;
	s->number = ipc_number(w);
	s->family = family;
	s->type = type;
	s->protocol = protocol;
	s->send_max = tcp ? TCP_SEND : BUFFER;
	s->receive_max = tcp ? TCP_RECEIVE : BUFFER;
	s->low_water = 1;
	mutex_lock(&net->lock);
	list_push_back(&net->sockets, &s->all);
	mutex_unlock(&net->lock);
	*out = s;
	return 0;
}

struct socket *
socket_get(struct socket *s)
{
	atomic_fetch_add(&s->refs, 1);
	return s;
}

/* No lock may be held by which s could be found, and s is in no list. */
void
socket_put(struct socket *s)
{
	if (!s || atomic_fetch_sub(&s->refs, 1) != 1)
		return;
	messages_free(s->world, &s->messages);
	address_put(s->local);
	address_put(s->remote);
	kfree(s);
}

int
socket_error(struct socket *s)
{
	return s->error ? -atomic_exchange(&s->error, 0) : 0;
}

void
socket_wake(struct socket *s)
{
	wake_all(&s->readable);
	wake_all(&s->writable);
}

/* Its own senders wait in the peer's room: the peer's lock makes them look before
 * or hear of it after. */
void
socket_shut(struct socket *s, unsigned int how)
{
	struct socket *peer = s->peer;

	mutex_lock(&s->lock);
	s->shut |= how;
	socket_wake(s);
	wake_all(&s->room);
	mutex_unlock(&s->lock);
	if (!peer)
		return;
	mutex_lock(&peer->lock);
	wake_all(&peer->room);
	mutex_unlock(&peer->lock);
}

bool
socket_over(const struct socket *s)
{
	return is_stream(s) && !is_unix(s) && s->state == SOCKET_CONNECTED && (s->shut & SHUT_OUT) &&
	       (s->peer->dead || (s->peer->shut & SHUT_OUT));
}

size_t
socket_unread(struct socket *s)
{
	struct message *m;
	size_t n = 0;

	mutex_lock(&s->lock);
	list_for_each(m, &s->messages, link) {
		n += m->end - m->start;
		if (!is_connection(s))
			break;
	}
	mutex_unlock(&s->lock);
	return n;
}

int64_t
socket_deadline(struct file *f, int flags, int64_t timeout)
{
	if ((flags & MSG_DONTWAIT) || (atomic_load(&f->flags) & O_NONBLOCK))
		return -1;
	if (timeout == 0)
		return WAIT_FOREVER;
	current->restart = RESTART_NOTHING;
	return time_now() + timeout;
}

void
socket_held(struct socket *s)
{
	struct socket *ends[] = { s, s->peer };

	for (int i = 0; i < 2; i++)
		ends[i]->readable.by = ends[i]->writable.by = ends[i]->room.by = BY_HOLDERS;
}

void
socket_disconnect(struct socket *s)
{
	struct socket *peer = s->peer;

	address_put(s->remote);
	s->remote = NULL;
	if (!peer)
		return;
	mutex_lock(&peer->lock);
	list_remove(&s->fan);
	mutex_unlock(&peer->lock);
	s->peer = NULL;
	socket_put(peer);
}

/* [n] The other end of a connection hears that s has gone.  If s did not read
 * everything its writer must know: a reset. */
static void
part(struct socket *s, struct socket *peer, bool lost)
{
	if (s->state == SOCKET_CONNECTING) { /* never accepted */
		peer->state = SOCKET_IDLE;
		peer->peer = NULL;
		peer->error = ECONNREFUSED;
		socket_wake(peer);
		socket_put(s);
		return;
	}
	if (lost)
		peer->error = !is_unix(s) && (peer->shut & SHUT_IN) ? EPIPE : ECONNRESET;
	socket_shut(peer, is_unix(s) || lost ? SHUT_IN | SHUT_OUT : SHUT_IN);
}

/* [n] Nothing comes any more; what came goes to `messages`.  True: something was lost. */
static bool
close_queue(struct socket *s, struct list *messages)
{
	struct socket *fan;
	bool lost;

	mutex_lock(&s->lock);
	lost = !list_is_empty(&s->messages) || (s->linger.l_onoff && s->linger.l_linger == 0 && !is_unix(s));
	s->dead = true;
	s->used = s->count = 0;
	list_append_all(messages, &s->messages);
	wake_all(&s->room);
	list_for_each(fan, &s->fans, fan)
		wake_all(&fan->writable);
	mutex_unlock(&s->lock);
	return lost;
}

struct socket *
socket_withdraw(struct socket *s)
{
	struct socket *child = s->peer;

	list_remove(&child->child);
	child->listener->waiting--;
	rights_adopt(child);
	s->state = child->state = SOCKET_IDLE;
	s->peer = child->peer = NULL;
	socket_wake(s);
	socket_put(s);
	socket_put(child);
	return child;
}

/* [n] Those that depend on s and go with it, to `children`. */
static void
take_children(struct socket *s, struct list *children)
{
	if (s->state == SOCKET_CONNECTING && s->file)
		list_push_back(children, &socket_withdraw(s)->child);
	list_append_all(children, &s->children);
	if (s->state == SOCKET_LISTENING)
		s->state = SOCKET_IDLE;
	socket_wake(s);
}

void
socket_hang_up(struct socket *s)
{
	struct net *net = net_of(s->world);
	struct list messages = LIST_INIT(messages), children = LIST_INIT(children);
	struct list_node *node;
	struct socket *peer;

	mutex_lock(&net->lock);
	list_remove(&s->all);
	list_remove(&s->bound);
	take_children(s, &children);
	peer = is_connection(s) ? s->peer : NULL;
	if (peer)
		part(s, peer, close_queue(s, &messages) || s->listener);
	if (s->listener)
		rights_adopt(s);
	else
		close_queue(s, &messages);
	if (!is_connection(s))
		socket_disconnect(s);
	s->peer = NULL;
	s->file = NULL;
	mutex_unlock(&net->lock);
	messages_free(s->world, &messages);
	while ((node = list_pop_front(&children)) != NULL)
		socket_hang_up(container_of(node, struct socket, child));
	socket_put(peer);
	if (is_unix(s) && net->inflight)
		rights_collect(s->world);
	socket_put(s);
}
