/* SPDX-License-Identifier: MIT */
/* Open files on their way from one process to another.
 *
 * A message's rights hold a reference to each file.  A socket can lie in its own
 * queue, or two in each other's, and then nobody can ever receive them, though
 * each has a reference: garbage.  The collector finds it like this, all under
 * net.flight:
 *
 *   suspect   a socket all of whose references are in messages
 *   outside   those of them that lie in the queue of one that is not suspect
 *
 * A suspect with something outside can be received and so can what it holds;
 * what is suspect in the end is garbage, and its messages lose their rights.
 * The collector runs when a UNIX socket is closed while anything is on its way,
 * and in a send when twice as much is on its way as lived after the last time:
 * so garbage is at most as much as what lives, plus 64 files.  And never are more
 * files on their way in a world than the sender may have descriptors.
 *
 * Giving a file back may close a socket, whose messages hold files again, to any
 * depth.  So rights to drop go to a graveyard, and whoever comes first empties it. */
#include "kernel/abi/errno.h"
#include "kernel/base/limit.h"
#include "kernel/mm/heap.h"
#include "kernel/net/socket.h"

#define FEW 64

/* [f] n references to f more are on their way. */
static void
fly(struct net *net, struct file *f, int n)
{
	struct socket *s = socket_of(f);

	net->inflight += (unsigned int)n;
	if (!s)
		return;
	if (s->inflight == 0)
		list_push_back(&net->flying, &s->flying);
	s->inflight += (unsigned int)n;
	if (s->inflight == 0)
		list_remove(&s->flying);
}

/* [f] */
static void
detach(struct net *net, struct rights *r)
{
	for (unsigned int i = 0; i < r->count; i++)
		fly(net, r->file[i], -1);
	list_remove(&r->link);
	r->message->rights = NULL;
}

int
rights_send(struct socket *to, struct message *m, struct rights *r)
{
	struct net *net = net_of(to->world);
	int error = 0;

	if (net->inflight >= 2 * net->collected + FEW)
		rights_collect(to->world);
	mutex_lock(&net->flight);
	if (net->inflight + r->count > limit_of(RLIMIT_NOFILE)) {
		error = -ETOOMANYREFS;
	} else {
		for (unsigned int i = 0; i < r->count; i++)
			fly(net, r->file[i], 1);
		r->owner = to;
		r->message = m;
		m->rights = r;
		list_push_back(to->listener ? &to->listener->rights : &to->rights, &r->link);
	}
	mutex_unlock(&net->flight);
	return error;
}

/* [f] */
static struct rights *
copy_of(const struct rights *from)
{
	struct rights *r = kmalloc(sizeof *r + from->count * sizeof r->file[0]);

	if (r) {
		r->count = from->count;
		for (unsigned int i = 0; i < r->count; i++)
			r->file[i] = file_get(from->file[i]);
	}
	return r;
}

struct rights *
rights_take(struct world *w, struct message *m, bool copy)
{
	struct net *net = net_of(w);
	struct rights *r;

	if (!m->rights)
		return NULL;
	mutex_lock(&net->flight);
	r = m->rights;
	if (r && copy)
		r = copy_of(r);
	else if (r)
		detach(net, r);
	mutex_unlock(&net->flight);
	return r;
}

void
rights_put(struct world *w, struct rights *r)
{
	struct net *net = net_of(w);
	struct list_node *node;

	if (!r)
		return;
	mutex_lock(&net->flight);
	list_push_back(&net->graveyard, &r->link);
	while (!net->digging && (node = list_pop_front(&net->graveyard)) != NULL) {
		net->digging = true;
		mutex_unlock(&net->flight);
		r = container_of(node, struct rights, link);
		while (r->count > 0)
			file_put(r->file[--r->count]);
		kfree(r);
		mutex_lock(&net->flight);
		net->digging = false;
	}
	mutex_unlock(&net->flight);
}

void
rights_adopt(struct socket *child)
{
	struct net *net = net_of(child->world);
	struct rights *r, *next;

	mutex_lock(&net->flight);
	list_for_each_safe(r, next, &child->listener->rights, link)
		if (r->owner == child) {
			list_remove(&r->link);
			list_push_back(&child->rights, &r->link);
		}
	child->listener = NULL;
	mutex_unlock(&net->flight);
}

/* [f] Calls fn for each suspect that lies in s's queue. */
static void
each_suspect(struct net *net, struct socket *s, void (*fn)(struct net *net, struct socket *held))
{
	struct rights *r;

	list_for_each(r, &s->rights, link)
		for (unsigned int i = 0; i < r->count; i++) {
			struct socket *held = socket_of(r->file[i]);

			if (held && held->suspect)
				fn(net, held);
		}
}

static void
count_inside(struct net *net, struct socket *held)
{
	held->outside--;
}

/* It can be received: it is looked at again, if it was already. */
static void
reach(struct net *net, struct socket *held)
{
	held->outside++;
	list_remove(&held->flying);
	list_push_back(&net->flying, &held->flying);
}

/* [f] All that is garbage stays suspect. */
static void
suspect_all(struct net *net)
{
	struct socket *s;

	list_for_each(s, &net->flying, flying) {
		s->suspect = atomic_load(&s->file->refs) == s->inflight;
		s->outside = s->inflight;
	}
	list_for_each(s, &net->flying, flying)
		if (s->suspect)
			each_suspect(net, s, count_inside);
	list_for_each(s, &net->flying, flying)
		if (s->suspect && s->outside > 0) {
			s->suspect = false;
			each_suspect(net, s, reach);
		}
}

void
rights_collect(struct world *w)
{
	struct net *net = net_of(w);
	struct list garbage = LIST_INIT(garbage);
	struct list_node *node;
	struct socket *s;

	mutex_lock(&net->flight);
	suspect_all(net);
	list_for_each(s, &net->flying, flying)
		if (s->suspect)
			list_append_all(&garbage, &s->rights);
	while ((node = list_pop_front(&garbage)) != NULL) {
		struct rights *r = container_of(node, struct rights, link);

		detach(net, r);
		mutex_unlock(&net->flight);
		rights_put(w, r);
		mutex_lock(&net->flight);
	}
	net->collected = net->inflight;
	mutex_unlock(&net->flight);
}
