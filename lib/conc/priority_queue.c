/* SPDX-License-Identifier: MIT */
/*
 * PriorityQueue: a binary heap in an ordered queue.  Contracts in priority_queue.h.
 *
 * The entry at i comes no later than those at 2i + 1 and 2i + 2, so the first of all is at 0.
 */
#include <conc/priority_queue.h>
#include <conc/ordered.h>

#include <stdlib.h>

struct priority_queue {
    struct ordered ordered;
};

/* Priorities may be equal, turns never are: so the order is total, and first in, first out among equals. */
static bool
before(const struct ordered_entry *a, const struct ordered_entry *b)
{
    return a->priority != b->priority ? a->priority < b->priority : a->turn < b->turn;
}

static void
sift_up(struct ordered_entry *entries, size_t count)
{
    struct ordered_entry new = entries[count - 1];
    size_t i = count - 1;
    while (i > 0 && before(&new, &entries[(i - 1) / 2])) {
        entries[i] = entries[(i - 1) / 2];
        i = (i - 1) / 2;
    }
    entries[i] = new;
}

/* The last entry takes the first one's place and sinks to where it belongs. */
static struct ordered_entry
take_first(struct ordered_entry *entries, size_t count)
{
    struct ordered_entry first = entries[0], last = entries[--count];
    size_t i = 0, child;
    while ((child = 2 * i + 1) < count) {
        child += child + 1 < count && before(&entries[child + 1], &entries[child]);
        if (!before(&entries[child], &last)) {
            break;
        }
        entries[i] = entries[child];
        i = child;
    }
    entries[i] = last;
    return first;
}

static const struct ordered_kind heap = { sift_up, take_first };

struct priority_queue *
priority_queue_new(size_t maxsize)
{
    struct priority_queue *q = malloc(sizeof *q);
    if (q && ordered_init(&q->ordered, &heap, maxsize) < 0) {
        free(q);
        return NULL;
    }
    return q;
}

void
priority_queue_free(struct priority_queue *q)
{
    if (q) {
        ordered_destroy(&q->ordered);
        free(q);
    }
}

int
priority_queue_put_timeout(struct priority_queue *q, int64_t priority, void *item, int64_t timeout)
{
    return ordered_put(&q->ordered, priority, item, timeout);
}

int
priority_queue_put(struct priority_queue *q, int64_t priority, void *item)
{
    return priority_queue_put_timeout(q, priority, item, TIMEOUT_FOREVER);
}

int
priority_queue_put_nowait(struct priority_queue *q, int64_t priority, void *item)
{
    return priority_queue_put_timeout(q, priority, item, 0);
}

int
priority_queue_get_timeout(struct priority_queue *q, int64_t *priority, void **item, int64_t timeout)
{
    struct ordered_entry entry;
    int r = ordered_get(&q->ordered, &entry, timeout);
    if (r == 0) {
        *item = entry.item;
        if (priority) {
            *priority = entry.priority;
        }
    }
    return r;
}

int
priority_queue_get(struct priority_queue *q, int64_t *priority, void **item)
{
    return priority_queue_get_timeout(q, priority, item, TIMEOUT_FOREVER);
}

int
priority_queue_get_nowait(struct priority_queue *q, int64_t *priority, void **item)
{
    return priority_queue_get_timeout(q, priority, item, 0);
}

int
priority_queue_task_done(struct priority_queue *q)
{
    return ordered_task_done(&q->ordered);
}

int
priority_queue_join_timeout(struct priority_queue *q, int64_t timeout)
{
    return ordered_join(&q->ordered, timeout);
}

void
priority_queue_join(struct priority_queue *q)
{
    ordered_join(&q->ordered, TIMEOUT_FOREVER);
}

size_t
priority_queue_qsize(struct priority_queue *q)
{
    return ordered_qsize(&q->ordered);
}

bool
priority_queue_empty(struct priority_queue *q)
{
    return ordered_qsize(&q->ordered) == 0;
}

bool
priority_queue_full(struct priority_queue *q)
{
    return ordered_full(&q->ordered);
}
