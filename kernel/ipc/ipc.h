/* SPDX-License-Identifier: MIT */
/* What all of ipc shares: its state in each world (slot WORLD_MQ). */
#pragma once

#include <stdatomic.h>
#include <stdint.h>

#include "kernel/base/spinlock.h"
#include "kernel/base/world.h"

struct ipc_world {
	atomic_ulong numbers;   /* the last that ipc_number gave */
	struct spinlock names;  /* RANK_NAMES */
	struct list queues;     /* [names] struct mq that have a name */
	atomic_ulong watches;   /* files in epoll sets */
};

/* At boot: registers the slot. */
void ipc_init(void);
struct ipc_world *ipc_of(struct world *w);

/* The next number for something without a name (pipe, queue, eventfd): what
 * fstat shows as its inode and the trace as the object waited for.  Counted
 * per world, so a seed meets the same numbers again. */
uint64_t ipc_number(struct world *w);
