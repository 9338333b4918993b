/* SPDX-License-Identifier: MIT */
/* A socket, UNIX or INET: there is no wire, so both are the same thing.
 *
 * Each socket has a queue of messages that came for it.  Who sends appends to
 * the receiver's queue and waits while it is full; a connection is two sockets
 * that have each other as peer.  A stream joins and cuts messages on reading,
 * everything else keeps them whole.
 *
 *      a.peer = b                      b.peer = a
 *      a.messages  <---- send(b)       send(a) ---->  b.messages
 *      a.room: senders to a wait       b.room
 *
 * States: IDLE -> LISTENING; IDLE -> CONNECTING -> CONNECTED; or IDLE for ever
 * (datagrams).  A listener's children are made by connect and get a file by
 * accept; those beyond the backlog are CONNECTING, and so is their peer.
 *
 * Locks: net.lock (names, states, who is whose peer), then one socket's lock
 * (its queue), then net.flight (descriptors on their way).  Two
 * sockets' locks are never held together.
 *
 * A socket lives while its file, its peer or a call refers to it; after release
 * it is `dead` and only says so.
 *
 * Legend: [c] constant  [n] net.lock  [l] lock  [f] net.flight  [a] atomic
 *         [x] one aligned word: read without a lock */
#pragma once

#include <stdatomic.h>

#include "kernel/abi/in.h"
#include "kernel/abi/un.h"
#include "kernel/ipc/file.h"
#include "kernel/sync/mutex.h"

struct fs_context;
struct inode;
struct seq;

/* A name that a socket can have, as user space gave it. */
struct name {
	struct inode *node; /* of a path: one reference */
	unsigned int length; /* bytes of the address below that count */
	union {
		struct sockaddr any;
		struct sockaddr_un un;
		struct sockaddr_in in;
		char bytes[sizeof(struct sockaddr_un) + 1];
	};
};

/* The same to keep and share: constant. */
struct address {
	atomic_uint refs;
	struct name name; /* allocated only as far as its length goes */
};

enum socket_state { SOCKET_IDLE, SOCKET_LISTENING, SOCKET_CONNECTING, SOCKET_CONNECTED };

#define SHUT_IN 1u  /* nothing comes any more */
#define SHUT_OUT 2u /* nothing may be sent */

/* SO_* that are only remembered, and those that mean something: a bit each. */
#define OPTION_BIT(option) (1u << (option))

struct socket {
	atomic_uint refs;
	struct world *world;        /* [c] */
	struct file *file;          /* [n] no reference; NULL: not accepted yet, or dead */
	uint64_t number;            /* [c] its inode number, as netstat shows it */
	int family, type, protocol; /* [c] */
	uint32_t owner;             /* [c] uid of who made it */

	enum socket_state state;    /* [n] and [x] */
	bool dead;                  /* [n] [l] and [x] released */
	bool announced;             /* [n] connect has said that it is connected */
	struct list_node all;       /* [n] in net.sockets */
	struct list_node bound;     /* [n] in a bucket of net.names, if it has a name */
	struct address *local;      /* [n] set once: whoever has a reference to the socket may read it */
	struct address *remote;     /* [n] of a connected UDP socket; all other peers are pointers */
	struct socket *peer;        /* [n] a reference; of a stream constant once CONNECTED */
	struct ucred peer_cred;     /* [n] for SO_PEERCRED; of a listener its own */
	struct list children;       /* [n] of a listener: by child, in order of arrival */
	struct list_node child;     /* [n] */
	unsigned int waiting;       /* [n] and [x] children; at most backlog + 1 are CONNECTED */
	unsigned int backlog;       /* [n] */
	struct list_node fan;       /* [peer's l] */

	struct mutex lock;
	struct list messages;       /* [l] */
	struct list fans;           /* [l] UNIX datagram sockets connected to it, by fan */
	bool choked;                /* [x] somebody found it full: who may write again shall hear of it */
	size_t used;                /* [l] and [x] bytes of memory in messages */
	unsigned int count;         /* [l] and [x] messages */
	unsigned int shut;          /* [l] and [x] SHUT_* */
	atomic_int error;           /* what the next call returns, SO_ERROR */
	struct waitq readable;      /* something came; children; state */
	struct waitq writable;      /* its own sends may go on; state */
	struct waitq room;          /* sends to it may go on */

	unsigned int send_max, receive_max; /* [x] SO_SNDBUF, SO_RCVBUF */
	unsigned int low_water;     /* [x] SO_RCVLOWAT */
	unsigned int options;       /* [n] and [x] bits OPTION_BIT(SO_...) */
	struct linger linger;       /* [n] */
	int64_t send_timeout, receive_timeout; /* [x] ns, 0: none */
	int tcp[TCP_USER_TIMEOUT + 1]; /* [x] TCP_*: kept for who asks */

	struct list rights;         /* [f] that messages to it carry, by link */
	struct socket *listener;    /* [f] of a child that is not accepted */
	unsigned int inflight;      /* [f] references to its file on their way */
	struct list_node flying;    /* [f] in net.flying if inflight */
	unsigned int outside;       /* [f] the collector's: inflight from what lives */
	bool suspect;               /* [f] the collector's */
};

/* Descriptors in a message. */
struct rights {
	struct list_node link;   /* [f] in owner->rights, or the graveyard */
	struct socket *owner;    /* [f] whose queue it is in */
	struct message *message; /* [f] */
	unsigned int count;
	struct file *file[];     /* a reference each */
};

struct message {
	struct list_node link;
	uint32_t size;           /* bytes allocated, for `used` */
	uint32_t start, end;     /* what is left of bytes */
	struct ucred cred;       /* of who sent it */
	struct rights *rights;   /* [f] or NULL */
	struct address *from;    /* or NULL */
	char bytes[];
};

/* One call of send or receive: user memory in pieces, and what goes beside it. */
struct transfer {
	const struct iovec *iov; /* the first piece that is not done */
	size_t offset;           /* done of it */
	size_t left;             /* of all */
	int flags;               /* MSG_* in; receive: out */
	struct name *to;         /* send: where to, or NULL */
	struct address *from;    /* receive: who sent it, a reference, or NULL */
	struct rights *rights;   /* send: taken over when it succeeds; receive: the caller's */
	struct ucred cred;
	bool has_cred;           /* send: cred is not the caller's own */
};

#define NAME_BUCKETS 32

struct net {
	struct mutex lock;
	struct list sockets;             /* [n] all */
	struct list names[NAME_BUCKETS]; /* [n] by bound */
	unsigned int next_port, next_name; /* [n] tried next */
	struct mutex flight;
	struct list flying;              /* [f] sockets with inflight */
	unsigned int inflight;           /* [f] files on their way */
	unsigned int collected;          /* [f] inflight after the last collection */
	struct list graveyard;           /* [f] rights to drop */
	bool digging;                    /* [f] somebody does */
};

void net_init(void); /* at boot */
void net_proc_init(void);
struct net *net_of(struct world *w);

static inline bool
is_unix(const struct socket *s)
{
	return s->family == AF_UNIX;
}

static inline bool
is_stream(const struct socket *s)
{
	return s->type == SOCK_STREAM;
}

static inline bool
is_connection(const struct socket *s)
{
	return s->type == SOCK_STREAM || s->type == SOCK_SEQPACKET;
}

/* Waits with `lock` held until the condition holds: 0, -EAGAIN (the deadline is
 * over, or -1: it may not wait), -EINTR. */
#define socket_wait(s, queue, lock, condition, deadline_)                                \
	({                                                                               \
		struct wait_how how_ = { TRACE_REASON_SOCKET, (s)->number, .deadline = (deadline_) }; \
		int waited_ = (condition)         ? 0                                    \
			      : how_.deadline < 0 ? -EAGAIN                              \
						  : wait_until(queue, lock, condition, &how_); \
		waited_ == -ETIMEDOUT ? -EAGAIN : waited_;                               \
	})

/* socket.c: life and state.  A new one has one reference.  All 0 or -E. */
int socket_new(struct world *w, int family, int type, int protocol, struct socket **out);
struct socket *socket_get(struct socket *s);
void socket_put(struct socket *s); /* NULL is fine */
int socket_error(struct socket *s); /* takes what it was told: 0 or -E */
void socket_wake(struct socket *s); /* its state changed: all who wait look again */
void socket_shut(struct socket *s, unsigned int how); /* more of SHUT_* for s */
/* The last reference to its file is gone, or its listener's: gives it back. */
void socket_hang_up(struct socket *s);
/* Of TCP: both directions have ended, so there is no connection any more.  For a call on s: the peer stays. */
bool socket_over(const struct socket *s);
size_t socket_unread(struct socket *s); /* bytes: of a stream all, else of the next message */
/* [n] Its connection was not made yet and will not be; the child, to hang up. */
struct socket *socket_withdraw(struct socket *s);
void socket_held(struct socket *s); /* only who has one of the two ends of its connection can wake those at it */
void socket_disconnect(struct socket *s); /* [n] a datagram socket has no peer any more */
/* clock_now() deadline of a call that may wait so long (0: for ever); -1: not at all.
 * A call with a timeout is not restarted after a signal. */
int64_t socket_deadline(struct file *f, int flags, int64_t timeout);
extern void (*socket_cred_hook)(struct ucred *out); /* sys: who calls */

/* file.c */
struct file *socket_file(struct socket *s, int flags); /* takes the reference; NULL: no memory, and does not */
struct socket *socket_of(struct file *f); /* NULL: it is none */
int socket_create(int family, int type, int protocol, int flags, struct file **out);
int socket_pair(int family, int type, int protocol, int flags, struct file *out[2]);

/* connect.c */
int socket_listen(struct socket *s, int backlog);
int socket_connect(struct file *f, struct fs_context *ctx, struct name *n);
int socket_accept(struct file *f, int flags, struct file **out);
int socket_shutdown(struct socket *s, int how);
int socket_name(struct socket *s, bool of_peer, struct name *out); /* without a reference to its node */

/* send.c, receive.c */
long socket_send(struct file *f, struct fs_context *ctx, struct transfer *t);
long socket_receive(struct file *f, struct transfer *t);
bool socket_may_send(struct socket *s); /* without waiting */

/* option.c */
int socket_set_option(struct socket *s, int level, int option, uptr value, size_t size);
int socket_get_option(struct socket *s, int level, int option, uptr value, uint32_t *size);

/* name.c.  name_check: as connect and sendto want it, a path is looked up (name_put
 * gives that back).  name_find: [n] who has it, a reference. */
int name_check(const struct socket *s, struct fs_context *ctx, struct name *n);
int name_find(struct socket *s, const struct name *n, struct socket **out);
void name_put(struct name *n);
int name_bind(struct socket *s, struct fs_context *ctx, struct name *n);
int name_bind_any(struct socket *s); /* a port or an abstract name of the kernel's choice, if it has none */
bool name_conflicts(struct socket *s, const struct name *n, bool may_share); /* [n] may_share: SO_REUSEADDR counts */
void name_enter(struct socket *s, struct address *a); /* [n] takes the reference */
struct address *address_new(const struct name *n);
struct address *address_get(struct address *a);
void address_put(struct address *a); /* both: NULL is fine */

/* message.c */
int message_new(struct socket *s, struct transfer *t, size_t n, struct message **out);
void message_free(struct world *w, struct message *m);
void messages_free(struct world *w, struct list *list);
void message_append(struct socket *to, struct message *m); /* [l] to's */
/* [l] m leaves the queue. */
void message_take(struct socket *s, struct message *m);
/* n bytes from or to user memory: 0 or -EFAULT. */
int transfer(struct transfer *t, char *bytes, size_t n, bool in);

/* rights.c */
int rights_send(struct socket *to, struct message *m, struct rights *r); /* -ETOOMANYREFS */
/* m's, to the caller; copy: more references to the same.  NULL: none, or (copy) no memory. */
struct rights *rights_take(struct world *w, struct message *m, bool copy);
void rights_put(struct world *w, struct rights *r); /* gives the files back; NULL is fine */
void rights_adopt(struct socket *child);            /* [n] it is its listener's no more */
void rights_collect(struct world *w);               /* descriptors that nobody can ever receive */
