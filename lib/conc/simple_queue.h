/* SPDX-License-Identifier: MIT */
/*
 * SimpleQueue: Python's queue.SimpleQueue, first in, first out, without a bound and without task_done.
 *
 * - put never waits, not even for a lock: it is a few atomic steps.  So it may interrupt a put or a get of its own
 *   thread, from a signal handler, as Python's may from a destructor.  get may not be called there.
 * - put needs memory only when more items wait than ever before; the queue keeps what it has until it is freed.
 * - Errors are queue.h's: -EAGAIN, -ETIMEDOUT for get, -ENOMEM for put.
 * - A thread that ends in the midst of get (which no function of this library does) leaves the other getters waiting;
 *   putters do not notice.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <conc/time.h>

struct simple_queue;

struct simple_queue *simple_queue_new(void);

/* Nobody may be using the queue.  Items still inside are forgotten, not freed. */
void simple_queue_free(struct simple_queue *q);

/* Append an item.  0, or -ENOMEM.  (Python's put takes a timeout and ignores it.) */
int simple_queue_put(struct simple_queue *q, void *item);

/* Take the oldest item into *item; wait for one first. */
int simple_queue_get(struct simple_queue *q, void **item);
int simple_queue_get_timeout(struct simple_queue *q, void **item, int64_t timeout);
int simple_queue_get_nowait(struct simple_queue *q, void **item);

size_t simple_queue_qsize(struct simple_queue *q);
bool simple_queue_empty(struct simple_queue *q);
