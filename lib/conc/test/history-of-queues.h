/* SPDX-License-Identifier: MIT */
/* Histories of queues: one model for all, but for which item a get takes. */
#pragma once

#include "history.h"

/* Items are numbers above 0; those of a priority queue have the priority item % 4. */
struct queue_calls {
    void (*open)(size_t maxsize);
    void (*close)(void);
    int (*put)(long item, int64_t timeout);
    int (*get)(long *item, int64_t timeout);
    long (*qsize)(void);                /* NULL: it does not promise the number */
    int (*task_done)(void);             /* NULL: it has none, and no join */
    int (*join)(int64_t timeout);
    bool has_bound;
    int (*whose_turn)(const long *items, int count);    /* items in the order they were put; NULL: the first's */
    void (*run)(void);                  /* of struct history */
    bool (*lasts)(void);                /* after this round the same queue serves the next, and close empties it; NULL: no */
};

enum { PUT, GET, QSIZE, DONE, JOIN };

/* The last operations of a round: actors 1 and 2 get or put one each, with patience, and actor 0 the opposite for both. */
enum ending { NO_ENDING, GETTERS_WAIT, PUTTERS_WAIT };

struct queue_model {
    long maxsize, count, unfinished;
    long items[ACTORS * OPS];           /* 0 beyond count, so that equal states have equal bytes */
};

static const struct queue_calls *calls;

/* In memory that processes share. */
static struct round {
    long maxsize;
    enum ending ending;
} *drawn;
static bool is_open;

static inline void
open_queue(void)
{
    long maxsize = calls->has_bound ? draw(ACTORS, 0, 2) : 0;
    if (!is_open) {
        drawn->maxsize = maxsize;
        calls->open((size_t)maxsize);
        is_open = true;
    }
    drawn->ending = (enum ending)draw(ACTORS, NO_ENDING, drawn->maxsize ? PUTTERS_WAIT : GETTERS_WAIT);
}

static inline void
close_queue(void)
{
    is_open = calls->lasts && calls->lasts();
    calls->close();
}

static inline void
do_one(int me, int kind, int64_t timeout)
{
    long item = kind == PUT ? me * 100 + board->op_count[me] * 4 + draw(me, 1, 4) : 0, got = 0;
    struct op *o = op_call(me, kind, item, timeout);
    long r = kind == PUT ? calls->put(item, timeout) : kind == GET ? calls->get(&got, timeout)
             : kind == QSIZE ? calls->qsize() : kind == DONE ? calls->task_done() : calls->join(timeout);
    op_return(o, r, got);
}

static inline int
draw_kind(int me)
{
    long n = draw(me, 0, 14);
    int look = calls->qsize ? QSIZE : GET, done = calls->task_done ? DONE : look, join = calls->join ? JOIN : look;
    return n < 6 ? PUT : n < 12 ? GET : n == 12 ? look : n == 13 ? done : join;
}

static inline void
act(int me)
{
    for (int i = 0; i < OPS - 2; i++) {
        do_one(me, draw_kind(me), draw_timeout(me, false));
    }
    if (drawn->ending == NO_ENDING) {
        return;
    }
    await_end();
    for (int i = 0; i < (me == 0 ? ACTORS - 1 : 1); i++) {
        do_one(me, (drawn->ending == GETTERS_WAIT) == (me == 0) ? PUT : GET, LONG);
    }
}

static inline void
begin(void *state)
{
    ((struct queue_model *)state)->maxsize = drawn->maxsize;
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
    return !room && gave_up(o);
}

static inline bool
get_may(struct queue_model *q, const struct op *o)
{
    if (q->count == 0 || o->r != 0) {
        return q->count == 0 && gave_up(o) && o->v == 0;
    }
    int turn = calls->whose_turn ? calls->whose_turn(q->items, (int)q->count) : 0;
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
    bool finished = q->unfinished == 0;
    switch (o->kind) {
    case PUT:
        return put_may(q, o);
    case GET:
        return get_may(q, o);
    case QSIZE:
        return o->r == q->count;
    case JOIN:
        return finished ? o->r == 0 : gave_up(o);
    default:
        q->unfinished -= !finished;
        return o->r == (finished ? -EINVAL : 0);
    }
}

static inline int
queue_history_of(struct history *h, const struct queue_calls *c, int argc, char **argv)
{
    drawn = mmap(NULL, sizeof *drawn, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CLAIM(drawn != MAP_FAILED);
    calls = c;
    h->open = open_queue;
    h->act = h->act ? h->act : act;
    h->close = close_queue;
    h->run = c->run;
    h->rounds = h->rounds ? h->rounds : ROUNDS;
    return history_main(h, argc, argv);
}

static inline int
queue_history_main(const struct queue_calls *c, int argc, char **argv)
{
    static struct history h = { .state_size = sizeof(struct queue_model), .begin = begin, .step = queue_step };
    return queue_history_of(&h, c, argc, argv);
}
