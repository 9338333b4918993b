/* SPDX-License-Identifier: MIT */
/*
 * Queue: a ring of items, one lock, three conditions on it.  Contracts in queue.h.
 *
 *     slots   [ . | . | C | D | E | . | . | . ]        room 8, count 3
 *                       ^ head        ^ (head + count) % room: where the next item goes
 *
 *     condition     waited for by            notified by, one each time
 *     not_empty     get, while count == 0    put
 *     not_full      put, while count == max  get
 *     all_done      join, while unfinished   the task_done that makes it 0: all of them
 *
 * Why `while` around each wait: the notified thread gets the lock later, and somebody may be faster.
 *
 *     getter A                 putter                   getter B
 *     empty: waits
 *                              puts X, notifies A
 *                                                       acquires first, takes X
 *     has the lock: empty again, waits on
 *
 * Why notifying one is enough: each put makes exactly one get possible, and a get that was notified
 * either takes the item or found it gone because another get took it.  A timed-out get never swallows a
 * notification (condition.c).  join differs: one task_done can let every joiner go.
 */
#include <conc/condition.h>
#include <conc/queue.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_ROOM 16

struct queue {
    size_t maxsize;             /* [c] 0: no bound */
    struct lock lock;
    struct condition not_empty;
    struct condition not_full;
    struct condition all_done;
    void **slots;               /* [l] the ring */
    size_t room;                /* [l] slots there are; grows only when there is no bound */
    size_t head;                /* [l] the oldest item */
    size_t count;               /* [l] items inside */
    size_t unfinished;          /* [l] put, and not yet reported done */
};                              /* [c] never changes  [l] under lock */

struct queue *
queue_new(size_t maxsize)
{
    struct queue *q = calloc(1, sizeof *q);
    if (!q) {
        return NULL;
    }
    q->maxsize = maxsize;
    q->room = maxsize ? maxsize : FIRST_ROOM;
    q->slots = calloc(q->room, sizeof *q->slots);
    if (!q->slots) {
        free(q);
        return NULL;
    }
    lock_init(&q->lock);
    condition_init(&q->not_empty, &q->lock);
    condition_init(&q->not_full, &q->lock);
    condition_init(&q->all_done, &q->lock);
    return q;
}

void
queue_free(struct queue *q)
{
    if (q) {
        free(q->slots);
        free(q);
    }
}

/* What the conditions are about.  Lock held. */
static bool
has_item(void *q)
{
    return ((struct queue *)q)->count > 0;
}

static bool
has_room(void *p)
{
    struct queue *q = p;
    return q->maxsize == 0 || q->count < q->maxsize;
}

static bool
is_done(void *q)
{
    return ((struct queue *)q)->unfinished == 0;
}

/* Lock held.  Make sure of one free slot; the ring is unrolled into the new one.  0 or -ENOMEM. */
static int
grow_if_full(struct queue *q)
{
    if (q->count < q->room) {
        return 0;
    }
    void **slots = calloc(q->room * 2, sizeof *slots);
    if (!slots) {
        return -ENOMEM;
    }
    size_t until_wrap = q->room - q->head;
    memcpy(slots, q->slots + q->head, until_wrap * sizeof *slots);
    memcpy(slots + until_wrap, q->slots, q->head * sizeof *slots);
    free(q->slots);
    q->slots = slots;
    q->room *= 2;
    q->head = 0;
    return 0;
}

int
queue_put_timeout(struct queue *q, void *item, int64_t timeout)
{
    lock_acquire(&q->lock);
    int r = condition_wait_for(&q->not_full, has_room, q, timeout);
    if (r == 0) {
        r = grow_if_full(q);
    }
    if (r == 0) {
        q->slots[(q->head + q->count) % q->room] = item;
        q->count++;
        q->unfinished++;
        condition_notify(&q->not_empty, 1);
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
    lock_acquire(&q->lock);
    int r = condition_wait_for(&q->not_empty, has_item, q, timeout);
    if (r == 0) {
        *item = q->slots[q->head];
        q->head = (q->head + 1) % q->room;
        q->count--;
        condition_notify(&q->not_full, 1);
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
    int r = -EINVAL;
    lock_acquire(&q->lock);
    if (q->unfinished > 0) {
        q->unfinished--;
        if (q->unfinished == 0) {
            condition_notify_all(&q->all_done);
        }
        r = 0;
    }
    lock_release(&q->lock);
    return r;
}

int
queue_join_timeout(struct queue *q, int64_t timeout)
{
    lock_acquire(&q->lock);
    int r = condition_wait_for(&q->all_done, is_done, q, timeout);
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
    return q->maxsize != 0 && queue_qsize(q) >= q->maxsize;
}
