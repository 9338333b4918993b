/* SPDX-License-Identifier: MIT */
/* Makes and drops what a world keeps for ipc. */
#include "kernel/ipc/ipc.h"

#include "kernel/abi/errno.h"
#include "kernel/ipc/mq.h"
#include "kernel/mm/heap.h"

static int
create(struct world *w)
{
	struct ipc_world *i = kzalloc_for(w, sizeof *i);

	if (!i)
		return -ENOMEM;
	spinlock_init(&i->names, RANK_NAMES, "queue names");
	list_init(&i->queues);
	w->slot[WORLD_MQ] = i;
	return 0;
}

static void
destroy(struct world *w)
{
	mq_drop_all(w);
	kfree(w->slot[WORLD_MQ]);
}

void
ipc_init(void)
{
	static const struct world_floor floor = { WORLD_MQ, "ipc", create, destroy };

	world_register(&floor);
}

struct ipc_world *
ipc_of(struct world *w)
{
	return w->slot[WORLD_MQ];
}

uint64_t
ipc_number(struct world *w)
{
	return atomic_fetch_add(&ipc_of(w)->numbers, 1) + 1;
}
