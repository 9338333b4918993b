/* SPDX-License-Identifier: MIT */
/*
 * Queue as a linked list, with a condition for each kind of waiting.  A put brings its node along, made before the lock is
 * taken, and a get frees it after the lock is given back: nobody waits while somebody else allocates.
 */
#include <conc/condition.h>
#include <conc/queue.h>

#include <errno.h>
#include <stdlib.h>

struct node {
    struct node *next;
    void *item;
};

struct queue {
    struct lock lock;           /* guards all below */
    struct condition not_empty, not_full, all_done;
    struct node *oldest, *newest;
    size_t count, maxsize, unfinished;
};

struct queue *
queue_new(size_t maxsize)
{
    struct queue *q = calloc(1, sizeof *q);

    if (q) {
        q->maxsize = maxsize;
        lock_init(&q->lock);
        condition_init(&q->not_empty, &q->lock);
        condition_init(&q->not_full, &q->lock);
        condition_init(&q->all_done, &q->lock);
    }
    return q;
}

void
queue_free(struct queue *q)
{
    while (q && q->oldest) {
        struct node *next = q->oldest->next;
        free(q->oldest);
        q->oldest = next;
    }
    free(q);
}

static bool
has_room(void *queue)
{
    struct queue *q = queue;

    return q->maxsize == 0 || q->count < q->maxsize;
}

static bool
has_item(void *queue)
{
    return ((struct queue *)queue)->oldest != NULL;
}

static bool
is_done(void *queue)
{
    return ((struct queue *)queue)->unfinished == 0;
}

/* Lock held.  Sleeps on c until `ready`; what is ready at the deadline counts. */
static int
wait_until(struct queue *q, struct condition *c, bool (*ready)(void *), int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout), left;

    while (!ready(q)) {
        left = conc_left(deadline);
        if (left == 0) {
            return timeout == 0 ? -EAGAIN : -ETIMEDOUT;
        }
        condition_wait_timeout(c, left);
    }
    return 0;
}

static void
append(struct queue *q, struct node *n)
{
    if (q->oldest) {
        q->newest->next = n;
    } else {
        q->oldest = n;
    }
    q->newest = n;
    q->count++;
    q->unfinished++;
}

int
queue_put_timeout(struct queue *q, void *item, int64_t timeout)
{
    struct node *n = calloc(1, sizeof *n);

    if (!n) {
        return -ENOMEM;
    }
    n->item = item;
    lock_acquire(&q->lock);
    int r = wait_until(q, &q->not_full, has_room, timeout);
    if (r == 0) {
        append(q, n);
        condition_notify(&q->not_empty, 1);
    }
    lock_release(&q->lock);
    if (r < 0) {
        free(n);
    }
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
    struct node *n = NULL;

    lock_acquire(&q->lock);
    int r = wait_until(q, &q->not_empty, has_item, timeout);
    if (r == 0) {
        n = q->oldest;
        q->oldest = n->next;
        q->count--;
        *item = n->item;
        condition_notify(&q->not_full, 1);
    }
    lock_release(&q->lock);
    free(n);
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
    int r = q->unfinished > 0 ? 0 : -EINVAL;
    if (r == 0 && --q->unfinished == 0) {
        condition_notify_all(&q->all_done);
    }
    lock_release(&q->lock);
    return r;
}

int
queue_join_timeout(struct queue *q, int64_t timeout)
{
    lock_acquire(&q->lock);
    int r = wait_until(q, &q->all_done, is_done, timeout);
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
    return q->maxsize > 0 && queue_qsize(q) >= q->maxsize;
}
