/* SPDX-License-Identifier: MIT */
/*
 * Queue: first in, first out, for at most maxsize items.  Contracts in lib/conc/queue.h.
 *
 * Yours to write.  What is here compiles and keeps no promise.
 */
#include <conc/condition.h>
#include <conc/queue.h>

#include <errno.h>
#include <stdlib.h>

struct queue {
    size_t maxsize;             /* 0: no bound */
    struct lock lock;           /* guards what you add below */
    /* Where do the items lie?  Who waits for what?  How is "unfinished" counted? */
};

struct queue *
queue_new(size_t maxsize)
{
    struct queue *q = calloc(1, sizeof *q);
    if (!q) {
        return NULL;
    }
    q->maxsize = maxsize;
    lock_init(&q->lock);
    return q;
}

void
queue_free(struct queue *q)
{
    free(q);
}

/* The general put; the other two are this one with another timeout. */
int
queue_put_timeout(struct queue *q, void *item, int64_t timeout)
{
    (void)q, (void)item, (void)timeout;
    return -ENOSYS;
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

/* The general get.  On an error *item stays as it was. */
int
queue_get_timeout(struct queue *q, void **item, int64_t timeout)
{
    (void)q, (void)item, (void)timeout;
    return -ENOSYS;
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
    (void)q;
    return -ENOSYS;
}

int
queue_join_timeout(struct queue *q, int64_t timeout)
{
    (void)q, (void)timeout;
    return -ENOSYS;
}

void
queue_join(struct queue *q)
{
    queue_join_timeout(q, TIMEOUT_FOREVER);
}

size_t
queue_qsize(struct queue *q)
{
    (void)q;
    return 0;
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
