/* SPDX-License-Identifier: MIT */
/*
 * Queue on two semaphores and a linked list: `room` counts free places, `filled` counts items.
 * The lock is held only to link and unlink; nobody ever waits while holding it.
 */
#include <conc/condition.h>
#include <conc/queue.h>
#include <conc/semaphore.h>

#include <errno.h>
#include <stdlib.h>

#define NO_BOUND 1000000000u

struct node {
    struct node *next;
    void *item;
};

struct queue {
    size_t maxsize;
    struct semaphore room;
    struct semaphore filled;
    struct lock lock;           /* guards all below */
    struct node *oldest;
    struct node **end;          /* where the next node is linked in */
    size_t count;
    size_t unfinished;
    struct condition all_done;
};

struct queue *
queue_new(size_t maxsize)
{
    struct queue *q = calloc(1, sizeof *q);
    if (!q) {
        return NULL;
    }
    q->maxsize = maxsize;
    semaphore_init(&q->room, maxsize ? (uint32_t)maxsize : NO_BOUND);
    semaphore_init(&q->filled, 0);
    lock_init(&q->lock);
    condition_init(&q->all_done, &q->lock);
    q->end = &q->oldest;
    return q;
}

void
queue_free(struct queue *q)
{
    while (q && q->oldest) {
        struct node *n = q->oldest;
        q->oldest = n->next;
        free(n);
    }
    free(q);
}

int
queue_put_timeout(struct queue *q, void *item, int64_t timeout)
{
    struct node *n = malloc(sizeof *n);
    if (!n) {
        return -ENOMEM;
    }
    *n = (struct node){ NULL, item };
    int r = semaphore_acquire_timeout(&q->room, timeout);
    if (r < 0) {
        free(n);
        return r;
    }
    lock_acquire(&q->lock);
    *q->end = n;
    q->end = &n->next;
    q->count++;
    q->unfinished++;
    lock_release(&q->lock);
    semaphore_release(&q->filled);
    return 0;
}

int
queue_put(struct queue *q, void *item)
{
    return queue_put_timeout(q, item, TIMEOUT_FOREVER);
}

int
queue_put_nowait(struct queue *q, void *item)
{
    return queue_put_timeout(q, item, 0);
}

int
queue_get_timeout(struct queue *q, void **item, int64_t timeout)
{
    int r = semaphore_acquire_timeout(&q->filled, timeout);
    if (r < 0) {
        return r;
    }
    lock_acquire(&q->lock);
    struct node *n = q->oldest;
    q->oldest = n->next;
    if (!q->oldest) {
        q->end = &q->oldest;
    }
    q->count--;
    lock_release(&q->lock);
    semaphore_release(&q->room);
    *item = n->item;
    free(n);
    return 0;
}

int
queue_get(struct queue *q, void **item)
{
    return queue_get_timeout(q, item, TIMEOUT_FOREVER);
}

int
queue_get_nowait(struct queue *q, void **item)
{
    return queue_get_timeout(q, item, 0);
}

int
queue_task_done(struct queue *q)
{
    lock_acquire(&q->lock);
    bool surplus = q->unfinished == 0;
    if (!surplus && --q->unfinished == 0) {
        condition_notify_all(&q->all_done);
    }
    lock_release(&q->lock);
    return surplus ? -EINVAL : 0;
}

static bool
nothing_left(void *q)
{
    return ((struct queue *)q)->unfinished == 0;
}

int
queue_join_timeout(struct queue *q, int64_t timeout)
{
    lock_acquire(&q->lock);
    int r = condition_wait_for(&q->all_done, nothing_left, q, timeout);
    lock_release(&q->lock);
    return r;
}

void
queue_join(struct queue *q)
{
    queue_join_timeout(q, TIMEOUT_FOREVER);
}

size_t
queue_qsize(struct queue *q)
{
    lock_acquire(&q->lock);
    size_t n = q->count;
    lock_release(&q->lock);
    return n;
}

bool
queue_empty(struct queue *q)
{
    return queue_qsize(q) == 0;
}

bool
queue_full(struct queue *q)
{
    return q->maxsize > 0 && queue_qsize(q) == q->maxsize;
}
