/* SPDX-License-Identifier: MIT */
/* A message queue from inside: mq.c is the queue (messages, waiting),
 * mq_names.c the rest (names, life, attributes, notices).
 *
 * A queue lives while it has a name or an open file; each is a reference.
 *
 * Legend: [n] ipc_world.names  [c] constant */
#pragma once

#include "kernel/ipc/ipc.h"
#include "kernel/ipc/mq.h"

struct mq {                            /* the beginning of mq.c's own structure */
	struct list_node link;         /* [n] in ipc_world.queues */
	char name[NAME_MAX + 1];       /* [n] empty once unlinked */
	struct world *world;           /* [c] */
	atomic_uint refs;
	uint64_t id;                   /* [c] for the trace */
	long maxmsg, msgsize;          /* [c] messages at most, bytes in each at most */
	uint32_t uid, gid;             /* [c] */
	unsigned int mode;             /* [c] */

	struct signal_state *notify;   /* [n] who asked for a notice, or NULL */
	struct file *notify_file;      /* [n] through which; no reference */
	int notify_signal;             /* [n] 0: SIGEV_NONE */
	sigval_t notify_value;         /* [n] */
};

/* mq.c: an empty queue, all else in struct mq zero; NULL without memory. */
struct mq *mq_alloc(long maxmsg, long msgsize);
/* With the messages in it.  Nobody uses it any more. */
void mq_free(struct mq *q);
/* How many messages lie in it now. */
long mq_count(struct mq *q);
/* Operations of mq_ops (ipc/file.h): what may be done now; the queues in which somebody may wait. */
unsigned int mq_poll(struct file *f, struct poll_table *pt);
void mq_wakes(struct file *f, waitq_fn fn, void *arg);

/* mq_names.c: what every file of a queue has. */
extern const struct file_ops mq_ops;
/* A message came into the empty queue and nobody waited for it: sends the notice
 * if one was asked for, once.  The queue's lock may be held. */
void mq_send_notice(struct mq *q);
