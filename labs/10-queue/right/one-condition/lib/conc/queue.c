/* SPDX-License-Identifier: MIT */
/* Queue with one condition for everything that can change: each change wakes all, each looks again. */
#include <conc/condition.h>
#include <conc/queue.h>

#include <errno.h>
#include <stdlib.h>

struct queue {
    struct lock lock;
    struct condition changed;
    void **items;               /* items[0] is the oldest */
    size_t count;
    size_t room;
    size_t maxsize;
    size_t unfinished;
};

struct queue *
queue_new(size_t maxsize)
{
    struct queue *q = calloc(1, sizeof *q);
    if (q) {
        q->maxsize = maxsize;
        lock_init(&q->lock);
        condition_init(&q->changed, &q->lock);
    }
    return q;
}

void
queue_free(struct queue *q)
{
    if (q) {
        free(q->items);
        free(q);
    }
}

static bool
is_full(struct queue *q)
{
    return q->maxsize > 0 && q->count == q->maxsize;
}

static bool
make_room(struct queue *q)
{
    if (q->count == q->room) {
        size_t room = q->room + 8;
        void **items = realloc(q->items, room * sizeof *items);
        if (!items) {
            return false;
        }
        q->items = items;
        q->room = room;
    }
    return true;
}

/* Lock held.  False when the deadline has passed. */
static bool
wait_change(struct queue *q, int64_t deadline)
{
    int64_t left = conc_left(deadline);
    if (left == 0) {
        return false;
    }
    condition_wait_timeout(&q->changed, left);
    return true;
}

static int
too_late(int64_t timeout)
{
    return timeout == 0 ? -EAGAIN : -ETIMEDOUT;
}

int
queue_put_timeout(struct queue *q, void *item, int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout);
    int r = 0;
    lock_acquire(&q->lock);
    while (r == 0 && is_full(q)) {
        r = wait_change(q, deadline) || !is_full(q) ? 0 : too_late(timeout);
    }
    if (r == 0 && !make_room(q)) {
        r = -ENOMEM;
    }
    if (r == 0) {
        q->items[q->count++] = item;
        q->unfinished++;
        condition_notify_all(&q->changed);
    }
    lock_release(&q->lock);
    return r;
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
    int64_t deadline = conc_deadline(timeout);
    int r = 0;
    lock_acquire(&q->lock);
    while (r == 0 && q->count == 0) {
        r = wait_change(q, deadline) || q->count > 0 ? 0 : too_late(timeout);
    }
    if (r == 0) {
        *item = q->items[0];
        q->count--;
        for (size_t i = 0; i < q->count; i++) {
            q->items[i] = q->items[i + 1];
        }
        condition_notify_all(&q->changed);
    }
    lock_release(&q->lock);
    return r;
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
    if (!surplus) {
        q->unfinished--;
        condition_notify_all(&q->changed);
    }
    lock_release(&q->lock);
    return surplus ? -EINVAL : 0;
}

int
queue_join_timeout(struct queue *q, int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout);
    int r = 0;
    lock_acquire(&q->lock);
    while (r == 0 && q->unfinished > 0) {
        r = wait_change(q, deadline) || q->unfinished == 0 ? 0 : too_late(timeout);
    }
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
