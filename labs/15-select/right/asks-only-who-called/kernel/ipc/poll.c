/* SPDX-License-Identifier: MIT */
/* poll: a bell with a rope in every queue, and only the files that rang are
 * looked at again.
 *
 *      poller                              told, with the queue of file 3 locked
 *      into the bell's queue
 *      3 rang? no
 *                                          rang[3] = true
 *                                          wakes the bell's queue: our waiter is taken out
 *      woken? yes: does not sleep
 *      3 rang: rang[3] = false, looks at it
 *
 *   The flag is taken back before the look: who rings after it is heard in the
 *   next round. */
#include "kernel/ipc/poll.h"

#include "kernel/abi/errno.h"
#include "kernel/base/rank.h"
#include "kernel/mm/heap.h"

struct poller;

/* What is held for one file. */
struct ropes {
	struct waiter in[QUEUES_PER_FILE];
	size_t used;
	_Atomic bool rang;
	struct poller *poller;
};

struct poller {
	struct poll_table table;
	struct poll_file *files;
	struct ropes *ropes; /* one for each file, all zeros at first */
	size_t n, at;        /* at: whose queues are entered */
	struct waitq bell;
};

static bool
told(struct waiter *w)
{
	struct ropes *r = w->arg;

	atomic_store(&r->rang, true);
	wake_all(&r->poller->bell);
	return true;
}

static void
enter(struct poll_table *table, struct waitq *q)
{
	struct poller *p = container_of(table, struct poller, table);
	struct ropes *r = &p->ropes[p->at];
	struct waiter *w = &r->in[r->used++];

	*w = (struct waiter){ .told = told, .arg = r, .onward = &p->bell };
	wait_watch(q, w);
}

static bool
ask(struct poll_file *f, struct poll_table *table)
{
	if (f->file)
		f->revents = file_poll(f->file, table) & f->events;
	return f->file && f->revents;
}

/* All of them; the first time they are given ropes. */
static long
ask_all(struct poller *p, bool first)
{
	long ready = 0;

	for (p->at = 0; p->at < p->n; p->at++) {
		if (first)
			p->ropes[p->at].poller = p;
		ready += ask(&p->files[p->at], first ? &p->table : NULL);
	}
	return ready;
}

/* Is one ready of those that rang?  Then all are asked. */
static long
ask_who_rang(struct poller *p)
{
	bool ready = false;

	for (size_t i = 0; i < p->n; i++)
		if (atomic_exchange(&p->ropes[i].rang, false))
			ready |= ask(&p->files[i], NULL);
	return ready ? ask_all(p, false) : 0;
}

static void
let_go(struct poller *p)
{
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->ropes[i].used; k++)
			wait_remove(&p->ropes[i].in[k]);
}

static int
sleep_once(struct poller *p, int64_t deadline)
{
	struct wait_how how = { TRACE_REASON_POLL, p->n, .deadline = deadline };
	struct waiter w;
	bool rang = false;
	int r = 0;

	wait_add(&p->bell, &w);
	for (size_t i = 0; i < p->n; i++)
		rang |= atomic_load(&p->ropes[i].rang);
	wait_prepare(&how);
	wait_by(p->table.by);
	if (!rang && !w.woken)
		r = wait_sleep(&how);
	wait_finish();
	wait_remove(&w);
	return r;
}

static long
wait_for(struct poller *p, int64_t deadline)
{
	long ready = ask_all(p, true);
	int r = 0;

	while (ready == 0 && r == 0) {
		r = sleep_once(p, deadline);
		ready = ask_who_rang(p);
	}
	let_go(p);
	return ready || r == -ETIMEDOUT ? ready : r;
}

long
poll_files(struct poll_file *files, size_t n, int64_t deadline)
{
	struct poller p = { .table.enter = enter, .files = files, .n = n };
	long r;

	if (deadline == 0)
		return ask_all(&p, false);
	waitq_init(&p.bell);
	p.bell.lock.rank = RANK_TURNSTILE; /* it is rung with the queue of any file locked, be it an epoll's */
	p.ropes = kzalloc(n * sizeof *p.ropes + 1);
	r = p.ropes ? wait_for(&p, deadline) : -ENOMEM;
	kfree(p.ropes);
	return r;
}
