/* SPDX-License-Identifier: MIT */
/* /proc/net/tcp, udp and unix, in Linux's formats. */
#include "kernel/fs/fs.h"
#include "kernel/net/socket.h"
#include "lib/base/string.h"

#define TCP_LISTEN 10
#define TCP_ESTABLISHED 1
#define TCP_SYN_SENT 2
#define TCP_FIN_WAIT2 5
#define TCP_CLOSE 7
#define TCP_CLOSE_WAIT 8

static unsigned int
inet_state(const struct socket *s)
{
	if (!is_stream(s))
		return s->remote ? TCP_ESTABLISHED : TCP_CLOSE;
	switch (s->state) {
	case SOCKET_IDLE: return TCP_CLOSE;
	case SOCKET_LISTENING: return TCP_LISTEN;
	case SOCKET_CONNECTING: return TCP_SYN_SENT;
	default: return s->shut & SHUT_IN ? TCP_CLOSE_WAIT : s->shut & SHUT_OUT ? TCP_FIN_WAIT2 : TCP_ESTABLISHED;
	}
}

static void
show_address(struct seq *seq, const struct address *a, bool connected)
{
	unsigned int ip = a ? a->name.in.sin_addr.s_addr : 0;

	if (a && ip == INADDR_ANY && connected)
		ip = __builtin_bswap32(INADDR_LOOPBACK);
	seq_printf(seq, "%08X:%04X ", ip, a ? __builtin_bswap16(a->name.in.sin_port) : 0u);
}

/* [n] What lies in s's queue.  Of a stream that are bytes: as many as its receive
 * buffer holds, the others are still at the other end; else it is memory. */
static unsigned int
queued(struct socket *s, bool beyond)
{
	size_t n = is_stream(s) ? socket_unread(s) : s->used;
	size_t here = is_stream(s) && n > s->receive_max ? s->receive_max : n;

	return (unsigned int)(beyond ? n - here : here);
}

/* [n] As on Linux: only those with an address; of TCP none that is neither open nor on its way to be. */
static bool
is_shown(const struct socket *s, int type)
{
	if (is_unix(s) || s->type != type || !s->local)
		return false;
	return !is_stream(s) || (s->state != SOCKET_IDLE && !socket_over(s));
}

/* [n] */
static void
show_inet(struct seq *seq, struct world *w, int type)
{
	struct net *net = net_of(w);
	struct socket *s;
	unsigned int line = 0;

	mutex_lock(&net->lock);
	list_for_each(s, &net->sockets, all) {
		bool connected = s->peer || s->remote;

		if (!is_shown(s, type))
			continue;
		seq_printf(seq, "%4u: ", line++);
		show_address(seq, s->local, connected);
		show_address(seq, s->peer ? s->peer->local : s->remote, connected);
		seq_printf(seq, "%02X %08X:%08X 00:00000000 00000000 %5u %8d %llu %u 0000000000000000 100 0 0 10 0\n",
			   inet_state(s), s->peer && is_stream(s) ? queued(s->peer, true) : 0u,
			   s->state == SOCKET_LISTENING ? s->waiting : queued(s, false), s->owner, 0,
			   (unsigned long long)s->number, (unsigned int)s->refs);
	}
	mutex_unlock(&net->lock);
}

static void
show_tcp(struct seq *seq, struct world *w)
{
	seq_printf(seq, "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n");
	show_inet(seq, w, SOCK_STREAM);
}

static void
show_udp(struct seq *seq, struct world *w)
{
	seq_printf(seq, "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops\n");
	show_inet(seq, w, SOCK_DGRAM);
}

static void
show_path(struct seq *seq, const struct name *n)
{
	size_t length = n->length - sizeof(sa_family_t) - (n->un.sun_path[0] != '\0');

	seq_printf(seq, " ");
	for (size_t i = 0; i < length; i++)
		seq_printf(seq, "%c", n->un.sun_path[i] ? n->un.sun_path[i] : '@');
}

static void
show_unix(struct seq *seq, struct world *w)
{
	struct net *net = net_of(w);
	struct socket *s;

	seq_printf(seq, "Num       RefCount Protocol Flags    Type St Inode Path\n");
	mutex_lock(&net->lock);
	list_for_each(s, &net->sockets, all) {
		if (!is_unix(s))
			continue;
		seq_printf(seq, "%016x: %08X %08X %08X %04X %02X %5llu", 0u, (unsigned int)s->refs, 0u,
			   s->state == SOCKET_LISTENING ? 1u << 16 : 0u, (unsigned int)s->type,
			   s->state == SOCKET_CONNECTING ? 2u : s->state == SOCKET_CONNECTED ? 3u : 1u,
			   (unsigned long long)s->number);
		if (s->local)
			show_path(seq, &s->local->name);
		seq_printf(seq, "\n");
	}
	mutex_unlock(&net->lock);
}

void
net_proc_init(void)
{
	procfs_register("net/tcp", show_tcp);
	procfs_register("net/udp", show_udp);
	procfs_register("net/unix", show_unix);
}
