/* SPDX-License-Identifier: MIT */
/*
 * Queue: Python's queue.Queue, first in, first out, between threads.
 *
 *     struct queue *q = queue_new(4);             at most four items wait; 0: no bound
 *
 *     queue_put(q, item);                         void *item;
 *                                                 queue_get(q, &item);
 *                                                 work on it
 *                                                 queue_task_done(q);
 *     queue_join(q);                              returns when every item put has been reported done
 *
 * - put sleeps while the queue is full, get while it is empty: in the kernel, without polling.
 * - Items are pointers and may be anything, NULL too; the queue never looks at them.
 * - Unfinished tasks: each put adds one, each task_done takes one away.  join waits for zero.
 * - qsize, empty and full are true at the time of looking only: when you act on the answer, another thread may
 *   have been there.  Use get_nowait and look at its answer instead.
 * - A worker that ends before its task_done leaves join waiting: use join_timeout where that may happen.  No operation here is
 *   left half done, for a thread that dies takes its process along.
 *
 * Errors, the same everywhere: -EAGAIN  it would have to wait and may not (timeout 0, nowait)
 *                              -ETIMEDOUT  it waited the whole time (Python: Full, Empty)
 *                              -EINVAL  task_done without a put (Python: ValueError)
 *                              -ENOMEM  no memory for another item (unbounded queues only)
 *
 * The inside of the struct is queue.c's own (lab 10 rewrites exactly that file).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <conc/time.h>

struct queue;

/* An empty queue for at most `maxsize` items, 0: any number.  NULL: no memory. */
struct queue *queue_new(size_t maxsize);

/* Nobody may be using the queue.  Items still inside are forgotten, not freed. */
void queue_free(struct queue *q);

/* Append an item; wait for room first.  0, -ENOMEM. */
int queue_put(struct queue *q, void *item);
int queue_put_timeout(struct queue *q, void *item, int64_t timeout);
int queue_put_nowait(struct queue *q, void *item);

/* Take the oldest item into *item; wait for one first.  On an error *item is left as it was. */
int queue_get(struct queue *q, void **item);
int queue_get_timeout(struct queue *q, void **item, int64_t timeout);
int queue_get_nowait(struct queue *q, void **item);

/* One item that was got has been worked on.  0, or -EINVAL if more are reported than were put. */
int queue_task_done(struct queue *q);

/* Wait until every item that was put has been reported done.  0, -ETIMEDOUT, or -EAGAIN when timeout is 0. */
void queue_join(struct queue *q);
int queue_join_timeout(struct queue *q, int64_t timeout);

size_t queue_qsize(struct queue *q);
bool queue_empty(struct queue *q);
bool queue_full(struct queue *q);
