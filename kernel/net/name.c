/* SPDX-License-Identifier: MIT */
/* Names of sockets: paths, abstract names, ports.  Each world has its own.
 *
 * A path's socket is found by its inode, so the name may be moved or linked; an
 * abstract name by its bytes; a port by its number, TCP's and UDP's apart.  An
 * accepted socket has its listener's address and keeps the port in use.
 *
 * All of 127.0.0.0/8 is this machine and nothing else can be reached. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/fs/inode.h"
#include "kernel/mm/heap.h"
#include "kernel/net/socket.h"
#include "lib/base/format.h"
#include "lib/base/hash.h"
#include "lib/base/string.h"

#define FIRST_PORT 32768u
#define PORTS (61000u - FIRST_PORT)
#define NAMES (1u << 20)
#define FAMILY_BYTES sizeof(sa_family_t)

static unsigned int
swap16(unsigned int n)
{
	return (n >> 8 | n << 8) & 0xffff;
}

/* --- kept addresses --- */

struct address *
address_new(const struct name *n)
{
	struct address *a = kmalloc(offsetof(struct address, name.bytes) + n->length + 1);

	if (!a)
		return NULL;
	atomic_init(&a->refs, 1);
	memcpy(&a->name, n, offsetof(struct name, bytes) + n->length);
	a->name.bytes[n->length] = '\0';
	if (n->node)
		inode_get(n->node);
	return a;
}

struct address *
address_get(struct address *a)
{
	if (a)
		atomic_fetch_add(&a->refs, 1);
	return a;
}

void
address_put(struct address *a)
{
	if (!a || atomic_fetch_sub(&a->refs, 1) != 1)
		return;
	name_put(&a->name);
	kfree(a);
}

void
name_put(struct name *n)
{
	inode_put(n->node);
	n->node = NULL;
}

/* --- the table --- */

static struct list *
bucket(struct net *net, const struct name *n)
{
	uint64_t hash = n->any.sa_family == AF_INET ? swap16(n->in.sin_port)
		      : n->node                    ? n->node->ino
						   : hash_bytes(HASH_START, n->bytes, n->length);

	return &net->names[hash % NAME_BUCKETS];
}

static bool
same_bytes(const struct name *a, const struct name *b)
{
	return a->length == b->length && !memcmp(a->bytes, b->bytes, a->length);
}

static bool
is_any(const struct name *n)
{
	return n->in.sin_addr.s_addr == INADDR_ANY;
}

/* Does s, which has a name, answer to n for a socket of this family and type? */
static bool
answers(const struct socket *s, const struct name *n, int type)
{
	const struct name *own = &s->local->name;

	if (own->any.sa_family != n->any.sa_family)
		return false;
	if (is_unix(s))
		return n->node ? own->node == n->node : !own->node && s->type == type && same_bytes(own, n);
	return s->type == type && own->in.sin_port == n->in.sin_port &&
	       (is_any(own) || is_any(n) || own->in.sin_addr.s_addr == n->in.sin_addr.s_addr);
}

/* Would it take something from `from`, which may have no name yet? */
static bool
takes_from(const struct socket *s, const struct socket *from)
{
	if (is_unix(s))
		return true;
	if (is_stream(s))
		return s->state == SOCKET_LISTENING;
	return !s->remote || (from->local && answers(from, &s->remote->name, s->type));
}

int
name_find(struct socket *s, const struct name *n, struct socket **out)
{
	struct socket *other;

	list_for_each(other, bucket(net_of(s->world), n), bound)
		if (answers(other, n, s->type) && takes_from(other, s)) {
			if (other->type != s->type)
				return -EPROTOTYPE;
			*out = socket_get(other);
			return 0;
		}
	return -ECONNREFUSED;
}

bool
name_conflicts(struct socket *s, const struct name *n, bool may_share)
{
	unsigned int share = may_share ? OPTION_BIT(SO_REUSEADDR) | OPTION_BIT(SO_REUSEPORT) : 0;
	struct socket *other;

	list_for_each(other, bucket(net_of(s->world), n), bound)
		if (other != s && answers(other, n, s->type) &&
		    (is_unix(s) || !(other->options & s->options & share) || other->state == SOCKET_LISTENING))
			return true;
	return false;
}

void
name_enter(struct socket *s, struct address *a)
{
	s->local = a;
	list_push_back(bucket(net_of(s->world), &a->name), &s->bound);
}

/* --- binding --- */

/* [n] */
static int
enter_new(struct socket *s, const struct name *n, bool may_share)
{
	struct address *a;

	if (s->local)
		return -EINVAL;
	if (name_conflicts(s, n, may_share))
		return -EADDRINUSE;
	a = address_new(n);
	if (!a)
		return -ENOMEM;
	name_enter(s, a);
	return 0;
}

/* [n] The next free one of what the kernel may choose. */
static int
enter_any(struct socket *s, struct name *n)
{
	struct net *net = net_of(s->world);
	unsigned int tries = is_unix(s) ? NAMES : PORTS;
	int r = -EADDRINUSE;

	while (r == -EADDRINUSE && tries-- > 0) {
		if (is_unix(s))
			n->length = FAMILY_BYTES + 1 + (unsigned int)snprintf(n->un.sun_path + 1, 8, "%05x", net->next_name++ % NAMES);
		else
			n->in.sin_port = (in_port_t)swap16(FIRST_PORT + net->next_port++ % PORTS);
		r = enter_new(s, n, false);
	}
	return r;
}

int
name_bind_any(struct socket *s)
{
	struct name n = { .length = sizeof n.in, .any.sa_family = (sa_family_t)s->family };
	struct net *net = net_of(s->world);
	int r = 0;

	mutex_lock(&net->lock);
	if (!s->local)
		r = enter_any(s, &n);
	mutex_unlock(&net->lock);
	return r;
}

static int
bind_path(struct fs_context *ctx, struct name *n)
{
	int r = fs_mknod(ctx, NULL, n->un.sun_path, S_IFSOCK | 0777, 0);

	if (r == 0)
		r = fs_lookup(ctx, NULL, n->un.sun_path, false, &n->node);
	return r == -EEXIST ? -EADDRINUSE : r;
}

/* The length as Linux counts it: of a path with one NUL. */
static int
check_unix(struct name *n)
{
	if (n->length <= FAMILY_BYTES || n->length > sizeof n->un || n->any.sa_family != AF_UNIX)
		return -EINVAL;
	n->bytes[n->length] = '\0';
	if (n->un.sun_path[0])
		n->length = (unsigned int)(FAMILY_BYTES + strlen(n->un.sun_path) + 1);
	return 0;
}

static int
check_inet(struct name *n)
{
	if (n->length < sizeof n->in)
		return -EINVAL;
	n->length = sizeof n->in;
	memset(n->in.sin_zero, 0, sizeof n->in.sin_zero);
	return n->any.sa_family == AF_INET ? 0 : -EAFNOSUPPORT;
}

static bool
is_local(const struct name *n)
{
	return (n->in.sin_addr.s_addr & 0xff) == 127; /* highest byte first */
}

int
name_bind(struct socket *s, struct fs_context *ctx, struct name *n)
{
	struct net *net = net_of(s->world);
	bool any = is_unix(s) ? n->length == FAMILY_BYTES && n->any.sa_family == AF_UNIX : n->length >= sizeof n->in && n->in.sin_port == 0;
	int r = is_unix(s) ? any ? 0 : check_unix(n) : check_inet(n);

	if (r == 0 && s->local)
		r = -EINVAL;
	if (r == 0 && !is_unix(s) && !is_any(n) && !is_local(n))
		r = -EADDRNOTAVAIL;
	if (r == 0 && is_unix(s) && !any && n->un.sun_path[0])
		r = bind_path(ctx, n);
	if (r)
		return r;
	mutex_lock(&net->lock);
	if (any && is_unix(s))
		n->un.sun_path[0] = '\0';
	r = any ? enter_any(s, n) : enter_new(s, n, true);
	mutex_unlock(&net->lock);
	name_put(n);
	return r;
}

static int
find_path(struct fs_context *ctx, struct name *n)
{
	int r = fs_lookup(ctx, NULL, n->un.sun_path, true, &n->node);

	if (r)
		return r;
	r = inode_may(ctx->cred, n->node, W_OK);
	if (r == 0 && !S_ISSOCK(n->node->mode))
		r = -ECONNREFUSED;
	if (r)
		name_put(n);
	return r;
}

int
name_check(const struct socket *s, struct fs_context *ctx, struct name *n)
{
	int r = is_unix(s) ? check_unix(n) : check_inet(n);

	n->node = NULL;
	if (r == 0 && is_unix(s) && n->un.sun_path[0])
		return find_path(ctx, n);
	if (r == 0 && !is_unix(s) && is_any(n))
		n->in.sin_addr.s_addr = __builtin_bswap32(INADDR_LOOPBACK);
	if (r == 0 && !is_unix(s) && !is_local(n))
		r = -ENETUNREACH;
	return r;
}
