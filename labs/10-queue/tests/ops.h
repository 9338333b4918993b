/* SPDX-License-Identifier: MIT */
/* The queue's operations, each with its lines in the history.  Items are small numbers. */
#pragma once

#include <conc/queue.h>
#include <history.h>

static struct queue *q;

static inline void
open_queue(size_t maxsize)
{
	call("new", (int64_t)maxsize, 0);
	q = queue_new(maxsize);
	ret(q ? 0 : -1, 0);
}

static inline int
put(int64_t item, int64_t timeout)
{
	call("put", item, timeout);
	int r = timeout == TIMEOUT_FOREVER ? queue_put(q, (void *)item) :
		timeout == 0 ? queue_put_nowait(q, (void *)item) : queue_put_timeout(q, (void *)item, timeout);
	ret(r, 0);
	return r;
}

static inline int
get(int64_t timeout)
{
	void *item = (void *)-1;

	call("get", 0, timeout);
	int r = timeout == TIMEOUT_FOREVER ? queue_get(q, &item) :
		timeout == 0 ? queue_get_nowait(q, &item) : queue_get_timeout(q, &item, timeout);
	ret(r, (int64_t)item);
	return r;
}

static inline void
done(void)
{
	call("done", 0, 0);
	ret(queue_task_done(q), 0);
}

static inline int
join(int64_t timeout)
{
	int r = 0;

	call("join", 0, timeout);
	if (timeout == TIMEOUT_FOREVER)
		queue_join(q);
	else
		r = queue_join_timeout(q, timeout);
	ret(r, 0);
	return r;
}

static inline void
look(void)
{
	call("qsize", 0, 0);
	ret((int64_t)queue_qsize(q), 0);
	call("empty", 0, 0);
	ret(queue_empty(q), 0);
	call("full", 0, 0);
	ret(queue_full(q), 0);
}
