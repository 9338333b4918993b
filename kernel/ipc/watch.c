/* SPDX-License-Identifier: MIT */
/* Watchers in all queues of a file. */
#include "kernel/ipc/watch.h"

#include "kernel/base/panic.h"

static void
enter(struct poll_table *pt, struct waitq *q)
{
	struct watchers *w = container_of(pt, struct watchers, table);

	assert_lt(w->used, QUEUES_PER_FILE);
	w->in[w->used] = w->like;
	wait_watch(q, &w->in[w->used++]);
}

void
watch_begin(struct watchers *w, struct file *f)
{
	w->table.enter = enter;
	file_poll(f, &w->table);
}

void
watch_end(struct watchers *w)
{
	for (size_t i = 0; i < w->used; i++)
		wait_remove(&w->in[i]);
	w->used = 0;
}
