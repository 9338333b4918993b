/* SPDX-License-Identifier: MIT */
/* poll: one thread waits in many queues.
 *
 * A wait_until has one condition and one lock; here each file has its own.
 * So the steps of wait_until are taken apart, and the queue entries themselves
 * say whether anything happened while we looked:
 *
 *      poll_files                       a writer to file 1
 *      enters the queues of all files
 *      file 0: not ready
 *      file 1: not ready
 *                                       makes file 1 ready
 *                                       wake: takes our waiter out, woken = true,
 *                                             we are running: nothing to wake
 *      file 2: not ready
 *      wait_prepare: state = WAITING
 *      some waiter woken? yes: look at all files again
 *
 *   Were the state set before looking, a file whose poll operation sleeps for
 *   its mutex would lose it.  Were `woken` not looked at, we would sleep though
 *   file 1 is ready.  A wake after wait_prepare makes wait_sleep return.
 *
 * Looking at n files is O(n) a round.  That is what poll promises, too: its
 * caller hands in n entries each time; epoll (epoll.c) does not. */
#include "kernel/ipc/poll.h"

#include "kernel/abi/errno.h"
#include "kernel/base/panic.h"
#include "kernel/mm/heap.h"

#define FEW 16

/* A thread in poll, and its entries in the queues of all its files. */
struct poller {
	struct poll_table table;
	struct waiter *waiters;
	size_t used, size;
};

static void
enter(struct poll_table *pt, struct waitq *q)
{
	struct poller *p = container_of(pt, struct poller, table);

	assert_lt(p->used, p->size);
	wait_add(q, &p->waiters[p->used++]);
}

/* Looks at every file once; how many have an answer.  Enters its queues by pt, if
 * any, until the first answer: from there on nobody will sleep. */
static long
look(struct poll_file *files, size_t n, struct poll_table *pt)
{
	long ready = 0;

	for (size_t i = 0; i < n; i++) {
		struct poll_file *p = &files[i];

		if (!p->file)
			continue;
		p->revents = file_poll(p->file, ready ? NULL : pt) & p->events;
		ready += p->revents != 0;
	}
	return ready;
}

/* Puts every waiter that a wake took out back into its queue. */
static void
rearm(struct poller *p)
{
	for (size_t i = 0; i < p->used; i++)
		if (p->waiters[i].woken)
			wait_add(p->waiters[i].queue, &p->waiters[i]);
}

static bool
any_woken(const struct poller *p)
{
	for (size_t i = 0; i < p->used; i++)
		if (p->waiters[i].woken)
			return true;
	return false;
}

static long
poll_with(struct poller *p, struct poll_file *files, size_t n, int64_t deadline)
{
	struct wait_how how = { TRACE_REASON_POLL, n, .deadline = deadline };
	long ready = look(files, n, &p->table);
	int r = 0;

	while (ready == 0 && r == 0) {
		wait_prepare(&how);
		wait_by(p->table.by);
		if (!any_woken(p))
			r = wait_sleep(&how);
		wait_finish();
		rearm(p);
		ready = look(files, n, NULL);
	}
	for (size_t i = 0; i < p->used; i++)
		wait_remove(&p->waiters[i]);
	if (ready > 0 || r == -ETIMEDOUT)
		return ready;
	return r;
}

long
poll_files(struct poll_file *files, size_t n, int64_t deadline)
{
	struct waiter few[FEW];
	struct poller p = { .table.enter = enter, .waiters = few, .size = n * QUEUES_PER_FILE };
	long r;

	if (deadline == 0)
		return look(files, n, NULL);
	if (p.size > FEW)
		p.waiters = kmalloc(p.size * sizeof *p.waiters);
	if (!p.waiters)
		return -ENOMEM;
	r = poll_with(&p, files, n, deadline);
	if (p.waiters != few)
		kfree(p.waiters);
	return r;
}
