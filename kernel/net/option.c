/* SPDX-License-Identifier: MIT */
/* Options.  Those that speak of wires are remembered and do nothing. */
#include "kernel/abi/errno.h"
#include "kernel/abi/time.h"
#include "kernel/net/socket.h"

#define BUFFER_MAX 212992u /* net.core.rmem_max, wmem_max */
#define SEND_LEAST 4608u
#define RECEIVE_LEAST 2304u
#define SWITCHES \
	(OPTION_BIT(SO_DEBUG) | OPTION_BIT(SO_REUSEADDR) | OPTION_BIT(SO_DONTROUTE) | OPTION_BIT(SO_BROADCAST) | \
	 OPTION_BIT(SO_KEEPALIVE) | OPTION_BIT(SO_OOBINLINE) | OPTION_BIT(SO_NO_CHECK) | OPTION_BIT(SO_REUSEPORT) | \
	 OPTION_BIT(SO_PASSCRED))

/* Twice what was asked for: what counts is memory, not bytes. */
static unsigned int
buffer_size(int n, unsigned int least)
{
	unsigned int size = n < 0 || (unsigned int)n > BUFFER_MAX ? BUFFER_MAX : (unsigned int)n;

	return 2 * size < least ? least : 2 * size;
}

static int
set_timeout(int64_t *timeout, uptr value, size_t size)
{
	struct timeval t;

	if (size < sizeof t)
		return -EINVAL;
	if (copy_in(&t, value, sizeof t))
		return -EFAULT;
	if (t.tv_usec < 0 || t.tv_usec >= 1000000)
		return -EDOM;
	if (t.tv_sec > INT64_MAX / NSEC_PER_SEC / 4)
		t.tv_sec = 0;
	*timeout = t.tv_sec < 0 ? 1 : t.tv_sec * NSEC_PER_SEC + t.tv_usec * NSEC_PER_USEC;
	return 0;
}

static int
set_linger(struct socket *s, uptr value, size_t size)
{
	struct linger l;

	if (size < sizeof l)
		return -EINVAL;
	if (copy_in(&l, value, sizeof l))
		return -EFAULT;
	s->linger = l;
	return 0;
}

static int
set_socket(struct socket *s, int option, int n)
{
	switch (option) {
	case SO_SNDBUF:
		s->send_max = buffer_size(n, SEND_LEAST);
		socket_wake(s);
		return 0;
	case SO_RCVBUF:
		s->receive_max = buffer_size(n, RECEIVE_LEAST);
		return 0;
	case SO_RCVLOWAT:
		s->low_water = n < 0 ? INT32_MAX : n ? (unsigned int)n : 1;
		return 0;
	case SO_PRIORITY:
		return 0;
	}
	if (option >= 32 || option < 0 || !(SWITCHES & OPTION_BIT(option)))
		return -ENOPROTOOPT;
	s->options = n ? s->options | OPTION_BIT(option) : s->options & ~OPTION_BIT(option);
	return 0;
}

/* Where a TCP_* is kept, or NULL. */
static int *
tcp_option(struct socket *s, int level, int option)
{
	bool known = level == SOL_TCP && option > 0 && option <= TCP_USER_TIMEOUT;

	return known && is_stream(s) && !is_unix(s) ? &s->tcp[option] : NULL;
}

/* 0: one of IP's, which means nothing here. */
static int
ip_option(const struct socket *s, int level, int option)
{
	if (is_unix(s))
		return -EOPNOTSUPP;
	return level == SOL_IP && (option == IP_TOS || option == IP_TTL) ? 0 : -ENOPROTOOPT;
}

static int
set_int(struct socket *s, int level, int option, int n)
{
	int *kept = tcp_option(s, level, option);

	if (level == SOL_SOCKET)
		return set_socket(s, option, n);
	if (!kept)
		return ip_option(s, level, option);
	if (option >= TCP_KEEPIDLE && option <= TCP_KEEPCNT && n <= 0)
		return -EINVAL;
	*kept = option == TCP_NODELAY || option == TCP_CORK ? n != 0 : n;
	return 0;
}

int
socket_set_option(struct socket *s, int level, int option, uptr value, size_t size)
{
	struct net *net = net_of(s->world);
	int n, r;

	if (level == SOL_SOCKET && option == SO_SNDTIMEO)
		return set_timeout(&s->send_timeout, value, size);
	if (level == SOL_SOCKET && option == SO_RCVTIMEO)
		return set_timeout(&s->receive_timeout, value, size);
	if (level == SOL_SOCKET && option == SO_LINGER)
		return set_linger(s, value, size);
	if (size < sizeof n)
		return -EINVAL;
	if (copy_in(&n, value, sizeof n))
		return -EFAULT;
	mutex_lock(&net->lock);
	r = set_int(s, level, option, n);
	mutex_unlock(&net->lock);
	return r;
}

/* What TCP_* says until it is set. */
static int
tcp_default(int option)
{
	switch (option) {
	case TCP_MAXSEG: return 65483; /* of loopback */
	case TCP_KEEPIDLE: return 7200;
	case TCP_KEEPINTVL: return 75;
	case TCP_KEEPCNT: return 9;
	case TCP_QUICKACK: return 1;
	default: return 0;
	}
}

static int
get_socket(struct socket *s, int option, int *n)
{
	switch (option) {
	case SO_TYPE: *n = s->type; return 0;
	case SO_DOMAIN: *n = s->family; return 0;
	case SO_PROTOCOL: *n = s->protocol; return 0;
	case SO_ERROR: *n = -socket_error(s); return 0;
	case SO_SNDBUF: *n = (int)s->send_max; return 0;
	case SO_RCVBUF: *n = (int)s->receive_max; return 0;
	case SO_RCVLOWAT: *n = (int)s->low_water; return 0;
	case SO_SNDLOWAT: *n = 1; return 0;
	case SO_PRIORITY: *n = 0; return 0;
	case SO_ACCEPTCONN: *n = s->state == SOCKET_LISTENING; return 0;
	}
	if (option >= 32 || option < 0 || !(SWITCHES & OPTION_BIT(option)))
		return -ENOPROTOOPT;
	*n = (s->options & OPTION_BIT(option)) != 0;
	return 0;
}

static int
get_int(struct socket *s, int level, int option, int *n)
{
	int *kept = tcp_option(s, level, option);

	if (level == SOL_SOCKET)
		return get_socket(s, option, n);
	*n = kept ? *kept ? *kept : tcp_default(option) : option == IP_TTL ? 64 : 0;
	return kept ? 0 : ip_option(s, level, option);
}

int
socket_get_option(struct socket *s, int level, int option, uptr value, uint32_t *size)
{
	union {
		int n;
		struct timeval time;
		struct linger linger;
		struct ucred cred;
	} out = { .n = 0 };
	uint32_t full = sizeof out.n;
	int64_t ns = option == SO_SNDTIMEO ? s->send_timeout : s->receive_timeout;
	int r = 0;

	if (level == SOL_SOCKET && (option == SO_SNDTIMEO || option == SO_RCVTIMEO)) {
		full = sizeof out.time;
		out.time = (struct timeval){ ns / NSEC_PER_SEC, ns % NSEC_PER_SEC / NSEC_PER_USEC };
	} else if (level == SOL_SOCKET && option == SO_LINGER) {
		full = sizeof out.linger;
		out.linger = s->linger;
	} else if (level == SOL_SOCKET && option == SO_PEERCRED) {
		full = sizeof out.cred;
		out.cred = s->state >= SOCKET_CONNECTED || s->peer_cred.pid ? s->peer_cred : (struct ucred){ 0, (uid_t)-1, (gid_t)-1 };
	} else {
		r = get_int(s, level, option, &out.n);
	}
	if (r)
		return r;
	*size = *size < full ? *size : full;
	return copy_out(value, &out, *size);
}
