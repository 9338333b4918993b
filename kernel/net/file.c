/* SPDX-License-Identifier: MIT */
/* Sockets as open files, and how they are made. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/ioctl.h"
#include "kernel/abi/poll.h"
#include "kernel/net/socket.h"
#include "kernel/sched/thread.h"

/* Without sendmsg and recvmsg there is nothing beside the bytes: descriptors that
 * came with them are lost. */
static long
socket_vector(struct file *f, const struct iovec *iov, size_t n, bool write)
{
	struct socket *s = f->data;
	struct transfer t = { .iov = iov, .left = n };
	long r;

	if (write)
		return socket_send(f, NULL, &t);
	r = n ? socket_receive(f, &t) : 0;
	rights_put(s->world, t.rights);
	address_put(t.from);
	return r;
}

static unsigned int
socket_poll(struct file *f, struct poll_table *pt)
{
	struct socket *s = f->data;
	unsigned int ready = s->error ? POLLERR : 0;

	if (pt) {
		poll_wait(pt, &s->readable);
		poll_wait(pt, &s->writable);
	}
	mutex_lock(&s->lock);
	if (s->count > 0 || s->waiting > 0 || (s->shut & SHUT_IN))
		ready |= POLLIN | POLLRDNORM;
	if (s->shut & SHUT_IN)
		ready |= POLLRDHUP;
	if (s->shut == (SHUT_IN | SHUT_OUT) || (is_connection(s) && s->state == SOCKET_IDLE))
		ready |= POLLHUP;
	mutex_unlock(&s->lock);
	if (socket_may_send(s))
		ready |= POLLOUT | POLLWRNORM;
	return ready;
}

static long
socket_ioctl(struct file *f, unsigned int request, uptr arg)
{
	struct socket *s = f->data;
	int n;

	if (request != FIONREAD)
		return -ENOTTY;
	if (s->state == SOCKET_LISTENING)
		return -EINVAL;
	n = (int)socket_unread(s);
	return copy_out(arg, &n, sizeof n);
}

static int
socket_stat(struct file *f, struct stat *out)
{
	struct socket *s = f->data;

	*out = (struct stat){ .st_ino = s->number, .st_mode = S_IFSOCK | 0777, .st_nlink = 1, .st_blksize = 4096 };
	return 0;
}

/* The peer of a connection stays until s goes. */
static void
socket_wakes(struct file *f, waitq_fn fn, void *arg)
{
	struct socket *s = f->data;
	bool connected = is_connection(s) && s->state == SOCKET_CONNECTED;

	for (struct socket *end = s; end; end = end == s && connected ? s->peer : NULL) {
		fn(&end->readable, arg);
		fn(&end->writable, arg);
		fn(&end->room, arg);
	}
}

static void
socket_release(struct file *f)
{
	socket_hang_up(f->data);
}

static const struct file_ops socket_ops = {
	.name = "socket",
	.vector = socket_vector,
	.poll = socket_poll,
	.wakes = socket_wakes,
	.ioctl = socket_ioctl,
	.stat = socket_stat,
	.release = socket_release,
};

struct socket *
socket_of(struct file *f)
{
	return f->ops == &socket_ops ? f->data : NULL;
}

struct file *
socket_file(struct socket *s, int flags)
{
	struct file *f = file_alloc(&socket_ops, O_RDWR | (flags & O_NONBLOCK), s);

	if (f) {
		f->number = s->number;
		s->file = f;
	}
	return f;
}

/* The protocol that is meant: UNIX has none, INET one for each type. */
static int
check_kind(int family, int *type, int *protocol)
{
	int own = *type == SOCK_STREAM ? IPPROTO_TCP : IPPROTO_UDP;

	if (family != AF_UNIX && family != AF_INET)
		return -EAFNOSUPPORT;
	if (*type != SOCK_STREAM && *type != SOCK_DGRAM && *type != SOCK_SEQPACKET && *type != SOCK_RAW)
		return *type < 0 || *type > 10 ? -EINVAL : -ESOCKTNOSUPPORT;
	if (family == AF_UNIX) {
		*type = *type == SOCK_RAW ? SOCK_DGRAM : *type;
		return *protocol == 0 || *protocol == AF_UNIX ? 0 : -EPROTONOSUPPORT;
	}
	if (*type == SOCK_SEQPACKET)
		return -ESOCKTNOSUPPORT;
	if (*type == SOCK_RAW || (*protocol != 0 && *protocol != own))
		return -EPROTONOSUPPORT;
	*protocol = own;
	return 0;
}

int
socket_create(int family, int type, int protocol, int flags, struct file **out)
{
	struct socket *s;
	int r = check_kind(family, &type, &protocol);

	if (r == 0)
		r = socket_new(current->world, family, type, protocol, &s);
	if (r)
		return r;
	*out = socket_file(s, flags);
	if (!*out)
		socket_hang_up(s);
	return *out ? 0 : -ENOMEM;
}

int
socket_pair(int family, int type, int protocol, int flags, struct file *out[2])
{
	struct socket *s[2];
	int r = socket_create(family, type, protocol, flags, &out[0]);

	if (r)
		return r;
	r = family == AF_UNIX ? socket_create(family, type, protocol, flags, &out[1]) : -EOPNOTSUPP;
	if (r) {
		file_put(out[0]);
		return r;
	}
	for (int i = 0; i < 2; i++) {
		s[i] = out[i]->data;
		s[i]->peer = socket_get(out[!i]->data);
		s[i]->announced = true;
		s[i]->state = is_connection(s[i]) ? SOCKET_CONNECTED : SOCKET_IDLE;
		socket_cred_hook(&s[i]->peer_cred);
		if (!is_connection(s[i]))
			list_push_back(&s[i]->peer->fans, &s[i]->fan);
	}
	if (is_connection(s[0]))
		socket_held(s[0]);
	return 0;
}
