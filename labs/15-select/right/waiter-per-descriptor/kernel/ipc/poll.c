/* SPDX-License-Identifier: MIT */
/* poll: a waiter for each descriptor's queues, made when it enters, in a chain.
 *
 * Every round is like the first: enter all queues, look, sleep unless something
 * woke one of the waiters meanwhile, leave them all.  Nothing is carried over
 * from one round to the next, and so nothing has to be repaired. */
#include "kernel/ipc/poll.h"

#include "kernel/abi/errno.h"
#include "kernel/mm/heap.h"

struct entry {
	struct waiter waiter;
	struct entry *next;
};

struct poller {
	struct poll_table table;
	struct entry *first;
	bool failed; /* no memory for one of them */
};

static void
enter(struct poll_table *table, struct waitq *q)
{
	struct poller *p = container_of(table, struct poller, table);
	struct entry *e = kmalloc(sizeof *e);

	if (!e) {
		p->failed = true;
		return;
	}
	wait_add(q, &e->waiter);
	e->next = p->first;
	p->first = e;
}

static void
leave_all(struct poller *p)
{
	struct entry *e;

	while ((e = p->first) != NULL) {
		wait_remove(&e->waiter);
		p->first = e->next;
		kfree(e);
	}
}

static bool
any_woken(const struct poller *p)
{
	bool woken = false;

	for (const struct entry *e = p->first; e; e = e->next)
		woken |= e->waiter.woken;
	return woken;
}

static long
look(struct poll_file *files, size_t n, struct poll_table *table)
{
	long ready = 0;

	for (struct poll_file *f = files; f < files + n; f++) {
		if (!f->file)
			continue;
		f->revents = file_poll(f->file, table) & f->events;
		if (f->revents)
			ready++;
	}
	return ready;
}

/* One round without an answer.  0: look again. */
static int
sleep_once(struct poller *p, const struct wait_how *how)
{
	int r = 0;

	if (p->failed)
		return -ENOMEM;
	wait_prepare(how);
	wait_by(p->table.by);
	if (!any_woken(p))
		r = wait_sleep(how);
	wait_finish();
	return r;
}

long
poll_files(struct poll_file *files, size_t n, int64_t deadline)
{
	struct wait_how how = { TRACE_REASON_POLL, n, .deadline = deadline };
	struct poller p = { .table.enter = enter };
	long ready;
	int r = 0;

	if (deadline == 0)
		return look(files, n, NULL);
	do {
		ready = look(files, n, &p.table);
		if (ready == 0)
			r = sleep_once(&p, &how);
		leave_all(&p);
	} while (ready == 0 && r == 0);
	if (r == 0)
		return ready;
	ready = look(files, n, NULL); /* what came with the deadline, or with the signal */
	return ready || r == -ETIMEDOUT ? ready : r;
}
