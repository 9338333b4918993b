/* SPDX-License-Identifier: MIT */
/*
 * PriorityQueue: Python's queue.PriorityQueue, lowest first, between threads.
 *
 *     priority_queue_put(q, 3, "wash up");           int64_t priority;
 *     priority_queue_put(q, 1, "cook");              void *item;
 *                                                    priority_queue_get(q, &priority, &item);     1, "cook"
 *
 * Python compares the entries themselves, usually pairs (number, data), and two equal numbers make it compare the data,
 * which may be an error.  Here the number is an argument of its own, and equal numbers come out in the order they
 * went in: what Python's manual advises to get with a triple (number, count, data).
 *
 * Waiting, bounds, unfinished tasks, errors and what a worker that dies leaves behind are those of queue.h, call by call.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <conc/time.h>

struct priority_queue;

struct priority_queue *priority_queue_new(size_t maxsize);
void priority_queue_free(struct priority_queue *q);

int priority_queue_put(struct priority_queue *q, int64_t priority, void *item);
int priority_queue_put_timeout(struct priority_queue *q, int64_t priority, void *item, int64_t timeout);
int priority_queue_put_nowait(struct priority_queue *q, int64_t priority, void *item);

/* Take the item of the lowest number, of these the oldest; its number into *priority, unless that is NULL. */
int priority_queue_get(struct priority_queue *q, int64_t *priority, void **item);
int priority_queue_get_timeout(struct priority_queue *q, int64_t *priority, void **item, int64_t timeout);
int priority_queue_get_nowait(struct priority_queue *q, int64_t *priority, void **item);

int priority_queue_task_done(struct priority_queue *q);
void priority_queue_join(struct priority_queue *q);
int priority_queue_join_timeout(struct priority_queue *q, int64_t timeout);

size_t priority_queue_qsize(struct priority_queue *q);
bool priority_queue_empty(struct priority_queue *q);
bool priority_queue_full(struct priority_queue *q);
