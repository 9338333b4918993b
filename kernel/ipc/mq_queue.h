/* SPDX-License-Identifier: MIT */
/* A message queue from inside: shared by mq.c (messages) and mq_names.c (names,
 * life, notices).
 *
 * A queue lives while it has a name or an open file; each is a reference.
 *
 * Legend: [q] lock  [n] ipc_world.names  [c] constant */
#pragma once

#include "kernel/ipc/ipc.h"
#include "kernel/ipc/mq.h"
#include "kernel/sync/mutex.h"
#include "lib/base/heap.h"

struct mq {
	struct list_node link;         /* [n] in ipc_world.queues */
	char name[NAME_MAX + 1];       /* [n] empty once unlinked */
	struct world *world;           /* [c] */
	atomic_uint refs;
	uint64_t id;                   /* [c] for the trace */
	long maxmsg, msgsize;          /* [c] */
	uint32_t uid, gid;             /* [c] */
	unsigned int mode;             /* [c] */

	struct mutex lock;
	struct heap messages;          /* [q] struct message; first: the next to go out */
	long count;                    /* [q] */
	uint64_t sent;                 /* [q] ever: numbers the messages */
	unsigned int receivers;        /* [q] threads that wait for a message */
	struct waitq not_empty, not_full;

	struct signal_state *notify;   /* [n] who asked for a notice, or NULL */
	struct file *notify_file;      /* [n] through which; no reference */
	int notify_signal;             /* [n] 0: SIGEV_NONE */
	sigval_t notify_value;         /* [n] */
};

struct message {
	struct heap_node node;
	unsigned int priority;
	uint64_t number;
	size_t length;
	char bytes[];
};

extern const struct file_ops mq_ops;
bool message_before(const struct heap_node *a, const struct heap_node *b);

/* The operation mq_ops.release. */
void mq_release(struct file *f);
/* A message came into the empty queue and nobody waited for it. */
void mq_send_notice(struct mq *q);
