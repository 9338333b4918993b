/* SPDX-License-Identifier: MIT */
/* A queue for tasks: a list of items and three lists of waiters.  Contracts in aqueue.h. */
#include <conc/aqueue.h>
#include <conc/awaiters.h>
#include <conc/exception.h>

#include <stdlib.h>

struct item {
    struct item *next;
    void *value;
};

struct aqueue {
    size_t maxsize, count, unfinished;
    struct item *first, **last;
    struct awaiters getters, putters, joiners;
};

struct aqueue *
aqueue_new(size_t maxsize)
{
    struct aqueue *q = calloc(1, sizeof *q);
    if (q) {
        q->maxsize = maxsize;
        q->last = &q->first;
    }
    return q;
}

void
aqueue_free(struct aqueue *q)
{
    void *unused;
    while (q && aqueue_get_nowait(q, &unused) == 0) {
    }
    free(q);
}

size_t
aqueue_qsize(struct aqueue *q)
{
    return q->count;
}

bool
aqueue_empty(struct aqueue *q)
{
    return q->count == 0;
}

bool
aqueue_full(struct aqueue *q)
{
    return q->maxsize != 0 && q->count >= q->maxsize;
}

int
aqueue_put_nowait(struct aqueue *q, void *value)
{
    if (aqueue_full(q)) {
        return exception_raise(-EAGAIN, "QueueFull");
    }
    struct item *item = malloc(sizeof *item);
    if (!item) {
        return exception_raise(-ENOMEM, "no memory for an item");
    }
    *item = (struct item){ NULL, value };
    *q->last = item;
    q->last = &item->next;
    q->count++;
    q->unfinished++;
    awaiters_wake_next(&q->getters);
    return 0;
}

int
aqueue_get_nowait(struct aqueue *q, void **value)
{
    struct item *item = q->first;
    if (!item) {
        return exception_raise(-EAGAIN, "QueueEmpty");
    }
    *value = item->value;
    q->first = item->next;
    q->last = q->first ? q->last : &q->first;
    q->count--;
    free(item);
    awaiters_wake_next(&q->putters);
    return 0;
}

/* Wait while `closed` says so.  A cancelled one hands a wake-up that came with the cancel on to the next. */
static int
wait_while(struct aqueue *q, bool (*closed)(struct aqueue *), struct awaiters *list)
{
    while (closed(q)) {
        bool woken = false;
        int r = awaiters_wait(list, &woken);
        if (r < 0) {
            if (woken && !closed(q)) {
                awaiters_wake_next(list);
            }
            return r;
        }
    }
    return 0;
}

int
aqueue_put(struct aqueue *q, void *value)
{
    int r = wait_while(q, aqueue_full, &q->putters);
    return r < 0 ? r : aqueue_put_nowait(q, value);
}

int
aqueue_get(struct aqueue *q, void **value)
{
    int r = wait_while(q, aqueue_empty, &q->getters);
    return r < 0 ? r : aqueue_get_nowait(q, value);
}

int
aqueue_task_done(struct aqueue *q)
{
    if (q->unfinished == 0) {
        return exception_raise(-EINVAL, "task_done() called too many times");
    }
    if (--q->unfinished == 0) {
        awaiters_wake_all(&q->joiners);
    }
    return 0;
}

int
aqueue_join(struct aqueue *q)
{
    return q->unfinished ? awaiters_wait(&q->joiners, NULL) : 0;
}
