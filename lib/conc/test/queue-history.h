/* SPDX-License-Identifier: MIT */
/* Histories of the queues that are not queue.c's: one model for all, but for which item a get takes. */
#pragma once

#include "history.h"

#include <errno.h>

/* Items are numbers above 0; those of a priority queue have the priority item % 4. */
struct queue_calls {
    void (*open)(size_t maxsize);
    void (*close)(void);
    int (*put)(long item, int64_t timeout);
    int (*get)(long *item, int64_t timeout);
    long (*qsize)(void);
    int (*task_done)(void);             /* NULL: it has none, and no bound */
    int (*whose_turn)(const long *items, int count);    /* items in the order they were put */
};

enum { PUT, GET, QSIZE, DONE };

struct queue_model {
    long maxsize, count, unfinished;
    long items[ACTORS * OPS];           /* 0 beyond count, so that equal states have equal bytes */
};

static const struct queue_calls *calls;
static long maxsize;

static inline void
open_queue(void)
{
    maxsize = calls->task_done ? draw(ACTORS, 0, 2) : 0;
    calls->open((size_t)maxsize);
}

static inline void
act(int me)
{
    for (int i = 0; i < OPS; i++) {
        int kind = draw(me, 0, 9) < 4 ? PUT : draw(me, 0, 5) < 4 ? GET : draw(me, 0, calls->task_done ? 1 : 0) ? DONE : QSIZE;
        int64_t timeout = draw(me, 0, 2) ? 0 : MICROSECONDS(draw(me, 50, 500));
        long item = me * 100 + i * 4 + draw(me, 1, 4);
        struct op *o = op_call(me, kind, kind == PUT ? item : 0);
        if (kind == PUT) {
            op_return(o, calls->put(item, timeout), 0);
        } else if (kind == GET) {
            item = 0;
            int r = calls->get(&item, timeout);
            op_return(o, r, item);
        } else {
            op_return(o, kind == QSIZE ? calls->qsize() : calls->task_done(), 0);
        }
    }
}

static inline void
begin(void *state)
{
    ((struct queue_model *)state)->maxsize = maxsize;
}

static inline bool
put_may(struct queue_model *q, const struct op *o)
{
    bool room = q->maxsize == 0 || q->count < q->maxsize;
    if (o->r == 0 && room) {
        q->items[q->count++] = o->a;
        q->unfinished++;
        return true;
    }
    return !room && (o->r == -EAGAIN || o->r == -ETIMEDOUT);
}

static inline bool
get_may(struct queue_model *q, const struct op *o)
{
    if (q->count == 0 || o->r != 0) {
        return q->count == 0 && (o->r == -EAGAIN || o->r == -ETIMEDOUT) && o->v == 0;
    }
    int turn = calls->whose_turn(q->items, (int)q->count);
    if (q->items[turn] != o->v) {
        return false;
    }
    q->count--;
    memmove(q->items + turn, q->items + turn + 1, (size_t)(q->count - turn) * sizeof *q->items);
    q->items[q->count] = 0;
    return true;
}

static inline bool
queue_step(void *state, const struct op *o)
{
    struct queue_model *q = state;
    if (o->kind == PUT || o->kind == GET) {
        return o->kind == PUT ? put_may(q, o) : get_may(q, o);
    }
    if (o->kind == QSIZE) {
        return o->r == q->count;
    }
    bool surplus = q->unfinished == 0;
    q->unfinished -= !surplus;
    return o->r == (surplus ? -EINVAL : 0);
}

static inline int
queue_history_main(const struct queue_calls *c, int argc, char **argv)
{
    static struct history h = { open_queue, act, NULL, sizeof(struct queue_model), begin, queue_step };
    calls = c;
    h.close = c->close;
    return history_main(&h, argc, argv);
}
