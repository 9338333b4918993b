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
#include "kernel/abi/poll.h"
#include "kernel/base/panic.h"
#include "kernel/mm/heap.h"

#define FEW 16

void
poll_wait(struct poll_table *pt, struct waitq *q)
{
	struct waiter *w = &pt->waiters[pt->used];

	assert_lt(pt->used++, pt->size);
	pt->by |= q->by;
	if (!pt->told) {
		wait_add(q, w);
		return;
	}
	*w = (struct waiter){ .told = pt->told, .arg = pt->arg, .exclusive = pt->exclusive, .onward = pt->onward };
	wait_watch(q, w);
}

/* Looks at every file once; how many have an answer.  Registers in pt, if any,
 * until the first answer: from there on nobody will sleep. */
static long
look(struct poll_file *files, size_t n, struct poll_table *pt)
{
	long ready = 0;

	for (size_t i = 0; i < n; i++) {
		struct poll_file *p = &files[i];

		if (!p->file)
			continue;
		p->revents = file_poll(p->file, ready ? NULL : pt) &
			     (p->events | POLLERR | POLLHUP | POLLNVAL);
		ready += p->revents != 0;
	}
	return ready;
}

/* Puts every waiter that a wake took out back into its queue. */
static void
rearm(struct poll_table *pt)
{
	for (size_t i = 0; i < pt->used; i++)
		if (pt->waiters[i].woken)
			wait_add(pt->waiters[i].queue, &pt->waiters[i]);
}

static bool
any_woken(const struct poll_table *pt)
{
	for (size_t i = 0; i < pt->used; i++)
		if (pt->waiters[i].woken)
			return true;
	return false;
}

static long
poll_with(struct poll_table *pt, struct poll_file *files, size_t n, int64_t deadline)
{
	struct wait_how how = { TRACE_REASON_POLL, n, .deadline = deadline };
	long ready = look(files, n, pt);
	int r = 0;

	while (ready == 0 && r == 0) {
		wait_prepare(&how);
		wait_by(pt->by ? pt->by : BY_OUTSIDE);
		if (!any_woken(pt))
			r = wait_sleep(&how);
		wait_finish();
		rearm(pt);
		ready = look(files, n, NULL);
	}
	for (size_t i = 0; i < pt->used; i++)
		wait_remove(&pt->waiters[i]);
	if (ready > 0 || r == -ETIMEDOUT)
		return ready;
	return r;
}

long
poll_files(struct poll_file *files, size_t n, int64_t deadline)
{
	struct waiter few[FEW];
	struct poll_table pt = { .waiters = few, .size = n * QUEUES_PER_FILE };
	long r;

	if (deadline == 0)
		return look(files, n, NULL);
	if (pt.size > FEW)
		pt.waiters = kmalloc(pt.size * sizeof *pt.waiters);
	if (!pt.waiters)
		return -ENOMEM;
	r = poll_with(&pt, files, n, deadline);
	if (pt.waiters != few)
		kfree(pt.waiters);
	return r;
}
