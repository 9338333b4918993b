/* SPDX-License-Identifier: MIT */
/*
 * LifoQueue: Python's queue.LifoQueue, last in, first out, between threads: a stack that waits.
 * Waiting, bounds, unfinished tasks, errors and what a worker that dies leaves behind are those of queue.h, call by call.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <conc/time.h>

struct lifo_queue;

struct lifo_queue *lifo_queue_new(size_t maxsize);
void lifo_queue_free(struct lifo_queue *q);

int lifo_queue_put(struct lifo_queue *q, void *item);
int lifo_queue_put_timeout(struct lifo_queue *q, void *item, int64_t timeout);
int lifo_queue_put_nowait(struct lifo_queue *q, void *item);

/* Take the newest item. */
int lifo_queue_get(struct lifo_queue *q, void **item);
int lifo_queue_get_timeout(struct lifo_queue *q, void **item, int64_t timeout);
int lifo_queue_get_nowait(struct lifo_queue *q, void **item);

int lifo_queue_task_done(struct lifo_queue *q);
void lifo_queue_join(struct lifo_queue *q);
int lifo_queue_join_timeout(struct lifo_queue *q, int64_t timeout);

size_t lifo_queue_qsize(struct lifo_queue *q);
bool lifo_queue_empty(struct lifo_queue *q);
bool lifo_queue_full(struct lifo_queue *q);
