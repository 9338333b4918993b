/* SPDX-License-Identifier: MIT */
/* LifoQueue: a stack in an ordered queue.  Contracts in lifo_queue.h. */
#include <conc/lifo_queue.h>
#include <conc/ordered.h>

#include <stdlib.h>

struct lifo_queue {
    struct ordered ordered;
};

static void
leave_on_top(struct ordered_entry *entries, size_t count)
{
    (void)entries;
    (void)count;
}

static struct ordered_entry
take_from_top(struct ordered_entry *entries, size_t count)
{
    return entries[count - 1];
}

static const struct ordered_kind stack = { leave_on_top, take_from_top };

struct lifo_queue *
lifo_queue_new(size_t maxsize)
{
    struct lifo_queue *q = malloc(sizeof *q);
    if (q && ordered_init(&q->ordered, &stack, maxsize) < 0) {
        free(q);
        return NULL;
    }
    return q;
}

void
lifo_queue_free(struct lifo_queue *q)
{
    if (q) {
        ordered_destroy(&q->ordered);
        free(q);
    }
}

int
lifo_queue_put_timeout(struct lifo_queue *q, void *item, int64_t timeout)
{
    return ordered_put(&q->ordered, 0, item, timeout);
}

int
lifo_queue_put(struct lifo_queue *q, void *item)
{
    return lifo_queue_put_timeout(q, item, TIMEOUT_FOREVER);
}

int
lifo_queue_put_nowait(struct lifo_queue *q, void *item)
{
    return lifo_queue_put_timeout(q, item, 0);
}

int
lifo_queue_get_timeout(struct lifo_queue *q, void **item, int64_t timeout)
{
    struct ordered_entry entry;
    int r = ordered_get(&q->ordered, &entry, timeout);
    if (r == 0) {
        *item = entry.item;
    }
    return r;
}

int
lifo_queue_get(struct lifo_queue *q, void **item)
{
    return lifo_queue_get_timeout(q, item, TIMEOUT_FOREVER);
}

int
lifo_queue_get_nowait(struct lifo_queue *q, void **item)
{
    return lifo_queue_get_timeout(q, item, 0);
}

int
lifo_queue_task_done(struct lifo_queue *q)
{
    return ordered_task_done(&q->ordered);
}

int
lifo_queue_join_timeout(struct lifo_queue *q, int64_t timeout)
{
    return ordered_join(&q->ordered, timeout);
}

void
lifo_queue_join(struct lifo_queue *q)
{
    ordered_join(&q->ordered, TIMEOUT_FOREVER);
}

size_t
lifo_queue_qsize(struct lifo_queue *q)
{
    return ordered_qsize(&q->ordered);
}

bool
lifo_queue_empty(struct lifo_queue *q)
{
    return ordered_qsize(&q->ordered) == 0;
}

bool
lifo_queue_full(struct lifo_queue *q)
{
    return ordered_full(&q->ordered);
}
