/* SPDX-License-Identifier: MIT */
/*
 * Aqueue: asyncio.Queue, first in first out between tasks of one loop.
 *
 *     struct aqueue *q = aqueue_new(4);               at most four items wait; 0: no bound
 *     aqueue_put(q, item);                            aqueue_get(q, &item);
 *                                                     aqueue_task_done(q);
 *     aqueue_join(q);
 *
 * Contracts and errors are those of queue.h, but who waits is suspended, not asleep, and may be cancelled: then the
 * answer is what was thrown.
 * A task that ends before its task_done leaves join waiting; an item that a cancelled get was woken for goes to the next.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct aqueue;

struct aqueue *aqueue_new(size_t maxsize);
void aqueue_free(struct aqueue *q);         /* nobody may be waiting */

int aqueue_put(struct aqueue *q, void *item);
int aqueue_put_nowait(struct aqueue *q, void *item);        /* -EAGAIN: QueueFull */
int aqueue_get(struct aqueue *q, void **item);
int aqueue_get_nowait(struct aqueue *q, void **item);       /* -EAGAIN: QueueEmpty */

int aqueue_task_done(struct aqueue *q);     /* -EINVAL: more than were put */
int aqueue_join(struct aqueue *q);

size_t aqueue_qsize(struct aqueue *q);
bool aqueue_empty(struct aqueue *q);
bool aqueue_full(struct aqueue *q);
