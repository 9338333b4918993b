/* SPDX-License-Identifier: MIT */
/* poll: all who poll sleep in one list, as in 4.2BSD, whose list was called selwait.
 *
 * A watcher in each queue of a file wakes the list, whoever sleeps there and
 * whatever for; each of them looks at its own files again.  The order excludes
 * the lost wake-up: into the list, look, sleep. */
#include "kernel/ipc/poll.h"

#include "kernel/abi/errno.h"
#include "kernel/base/panic.h"
#include "kernel/base/rank.h"
#include "kernel/mm/heap.h"

struct poller {
	struct poll_table table;
	struct waiter *watchers;
	size_t used, size;
};

/* Taken with the queue of any file locked, be it an epoll's: higher than those. */
static struct waitq pollers = { SPINLOCK_INIT(RANK_TURNSTILE, "pollers"), LIST_INIT(pollers.waiters), BY_OUTSIDE };

static bool
told(struct waiter *w)
{
	wake_all(&pollers);
	return true;
}

static void
enter(struct poll_table *table, struct waitq *q)
{
	struct poller *p = container_of(table, struct poller, table);
	struct waiter *w = &p->watchers[p->used++];

	assert_le(p->used, p->size);
	*w = (struct waiter){ .told = told, .onward = &pollers };
	wait_watch(q, w);
}

static long
look(struct poll_file *files, size_t n, struct poll_table *table)
{
	long ready = 0;

	for (size_t i = 0; i < n; i++) {
		struct poll_file *f = &files[i];

		if (f->file) {
			f->revents = file_poll(f->file, table) & f->events;
			ready += f->revents != 0;
		}
	}
	return ready;
}

static long
poll_with(struct poller *p, struct poll_file *files, size_t n, int64_t deadline)
{
	struct wait_how how = { TRACE_REASON_POLL, n, .deadline = deadline };
	long ready = look(files, n, &p->table);
	int r = 0;

	while (ready == 0 && r == 0) {
		struct waiter w;

		wait_add(&pollers, &w);
		ready = look(files, n, NULL);
		wait_prepare(&how);
		wait_by(BY_OUTSIDE);
		if (ready == 0 && !w.woken)
			r = wait_sleep(&how);
		wait_finish();
		wait_remove(&w);
	}
	if (ready == 0)
		ready = look(files, n, NULL);
	for (size_t i = 0; i < p->used; i++)
		wait_remove(&p->watchers[i]);
	return ready || r == -ETIMEDOUT ? ready : r;
}

long
poll_files(struct poll_file *files, size_t n, int64_t deadline)
{
	struct poller p = { .table.enter = enter, .size = n * QUEUES_PER_FILE };
	long r;

	if (deadline == 0)
		return look(files, n, NULL);
	p.watchers = kmalloc(p.size * sizeof *p.watchers + 1);
	r = p.watchers ? poll_with(&p, files, n, deadline) : -ENOMEM;
	kfree(p.watchers);
	return r;
}
