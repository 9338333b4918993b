/* SPDX-License-Identifier: MIT */
/*
 * Three threads give one pool single tasks, some with callbacks, maps and two kinds of imap; they ask for results, close it and
 * wait for its end.  Each task has a row: when its function began and ended, and its callback was called.  So every history is one
 * in which each task ran once, no more at a time than there are workers, a result came after its callback, in its place
 * where an order is promised, and from each iterator once.  A pool serves 25 rounds, for to make one is dear.
 */
#define OWN_ROWS 12             /* items, a third of them each actor's */
#include "history.h"

#include <conc/pool.h>

enum { APPLY, CALL_BACK, GET, READY, MAP, MAPPED, IMAP, IMAP_UNORDERED, NEXT, CLOSE, JOIN, BEGIN, FINISH, CALLED };
enum { NONE, PENDING, RUNNING, FINISHED, TOLD };

#define ITEMS (OWN_ROWS / ACTORS)
#define TASK_ERROR (-13)

/* What an iterator goes through is the rest of its actor's items. */
struct model {
    long state[OWN_ROWS], calls_back[OWN_ROWS];
    long next[ACTORS], ordered[ACTORS], taken[ACTORS];
    long running, over;
};

static struct pool *pool;
static struct async_result *_Atomic results[OWN_ROWS];
static long workers;
static bool last;               /* round of this pool */

/* Of several items one that fails may leave others of its chunk undone, so only single tasks do. */
static bool
fails(long id)
{
    return id == 1 || id == 5;
}

static long
result_of(long id)
{
    return fails(id) ? TASK_ERROR : id * 7 + 1;
}

/* In a worker. */
static struct value *
work(const struct value *v)
{
    long id = (long)value_number(v);
    op_own((int)id, BEGIN, 0, 0, now_on_board());
    for (volatile long turns = id * 100; turns > 0; turns = turns - 1) {
    }
    op_own((int)id, FINISH, 0, now_on_board(), NEVER);
    return fails(id) ? value_error(TASK_ERROR, "task %ld", id) : value_int(result_of(id));
}

static void
note_call(const struct value *v, void *id)
{
    CLAIM_EQ(value_number(v), result_of((long)id));
    op_own((int)(intptr_t)id, CALLED, 0, now_on_board(), NEVER);
}

static void
open_it(void)
{
    last = history_round % 25 == 24;
    if (!pool) {
        workers = draw(ACTORS, 1, 2);
        pool = pool_new((unsigned)workers);
        CLAIM(pool);
    }
    memset((void *)results, 0, sizeof results);
}

static void
close_it(void)
{
    for (int id = 0; id < OWN_ROWS; id++) {
        async_result_free(results[id]);
    }
    if (last) {
        CLAIM_EQ(pool_free(pool), 0);
        pool = NULL;
    }
}

static void
apply(int me, long id)
{
    struct pool_callbacks c = { note_call, note_call, (void *)id };
    struct async_result *r = NULL;
    struct op *o = op_call(me, (int)draw(me, APPLY, CALL_BACK), id, 0);
    o->r = o->kind == APPLY ? pool_apply_async(pool, work, value_int(id), &r)
           : pool_apply_async_callbacks(pool, work, value_int(id), &c, &r);
    op_return(o, o->r, 0);
    results[id] = r;
}

static void
ask(int me, long id)
{
    struct async_result *result = results[id];
    const struct value *v = NULL;
    if (result) {
        struct op *o = op_call(me, (int)draw(me, GET, READY), id, draw_timeout(me, true));
        long r = o->kind == READY ? async_result_ready(result) : async_result_get_timeout(result, &v, o->timeout);
        op_return(o, r, v ? (long)value_number(v) : 0);
    }
}

/* From id on to the end of the actor's items, which are ACTORS apart. */
static struct value *
next_item(void *state)
{
    long *id = state, item = *id;
    *id += ACTORS;
    return item < OWN_ROWS ? value_int(item) : NULL;
}

static void
map(int me, long id)
{
    struct op *o = op_call(me, MAP, id, 0);
    long from = id;
    struct value *list = NULL;
    int r = pool_map(pool, work, (struct value_source){ next_item, &from }, (size_t)draw(me, 0, 2), &list);
    for (size_t i = 0; r == 0 && id < OWN_ROWS; i++, id += ACTORS) {
        CLAIM_EQ(value_number(value_at(list, i)), result_of(id));
    }
    value_free(list);
    if (r == 0) {
        op_return_twice(o, r, 0);
    } else {
        op_return(o, r, 0);
    }
}

static void
iterate(int me, long id)
{
    static long from[ACTORS];
    struct pool_iterator *i;
    struct op *o = op_call(me, (int)draw(me, IMAP, IMAP_UNORDERED), id, 0);
    from[me] = id;
    struct value_source source = { next_item, &from[me] };
    size_t chunk = (size_t)draw(me, 1, 2);
    int r = (o->kind == IMAP ? pool_imap : pool_imap_unordered)(pool, work, source, chunk, &i);
    op_return(o, r, 0);
    while (r == 0 || r == -EAGAIN || r == -ETIMEDOUT) {
        struct value *v = NULL;
        o = op_call(me, NEXT, 0, r == 0 && o->kind == NEXT ? draw_timeout(me, true) : LONG);
        r = pool_next_timeout(i, &v, o->timeout);
        op_return(o, r, v ? (long)value_number(v) : 0);
        value_free(v);
    }
    if (o->kind == NEXT) {
        pool_iterator_free(i);
    }
}

/* Wait for all that is one's own, so that the next round finds nothing under way. */
static void
act(int me)
{
    long id = me, n;
    for (n = 0; n < OPS - 3; n++) {
        if (id < 2 * ACTORS && draw(me, 0, 1)) {
            apply(me, id);
            id += ACTORS;
        } else {
            ask(me, draw(me, 0, 2 * ACTORS - 1));
        }
    }
    if (last && me == 0 && draw(me, 0, 1)) {
        struct op *o = op_call(me, CLOSE, 0, 0);
        op_return(o, pool_close(pool), 0);
    }
    n = draw(me, 0, 2);
    if (n > 0) {
        (n == 1 ? map : iterate)(me, id < ACTORS * 2 ? ACTORS * 2 + me : id);
    }
    for (id = me; id < OWN_ROWS; id += ACTORS) {
        if (results[id]) {
            CLAIM_EQ(async_result_wait(results[id], LONG), 0);
        }
    }
    await_end();
    if (last && me == 0) {
        struct op *o = op_call(me, CLOSE, 0, 0);
        op_return(o, pool_close(pool), 0);
        o = op_call(me, JOIN, 0, LONG);
        op_return(o, pool_join_timeout(pool, LONG), 0);
    }
}

static bool
is_ready(const struct model *m, long id)
{
    return m->state[id] == (m->calls_back[id] ? TOLD : FINISHED);
}

/* All from id on: made pending if they begin.  Have they ended? */
static bool
the_rest(struct model *m, long id, bool begin)
{
    bool all = true;
    for (; id < OWN_ROWS; id += ACTORS) {
        m->state[id] = begin ? PENDING : m->state[id];
        all = all && m->state[id] == FINISHED;
    }
    return all;
}

static bool
next_may(struct model *m, const struct op *o)
{
    long first = m->next[o->me], id = first;
    while (id < OWN_ROWS && (m->ordered[o->me] ? m->state[id] == TOLD
                             : m->state[id] != FINISHED || (o->r == 0 && result_of(id) != o->v))) {
        id += ACTORS;
    }
    if (m->taken[o->me] == (OWN_ROWS - first + ACTORS - 1) / ACTORS) {
        return o->r == -ENODATA || gave_up(o);      /* perhaps the source has not yet said that it is at its end */
    }
    if (id >= OWN_ROWS || m->state[id] != FINISHED || o->r != 0) {
        return gave_up(o) && (id >= OWN_ROWS || m->state[id] != FINISHED);
    }
    m->state[id] = TOLD;
    m->taken[o->me]++;
    return o->v == result_of(id);
}

static bool
own_step(struct model *m, int kind, long id)
{
    long *state = &m->state[id], was = *state;
    m->running += kind == BEGIN ? 1 : kind == FINISH ? -1 : 0;
    *state = kind == BEGIN ? RUNNING : kind == FINISH ? FINISHED : TOLD;
    return kind == BEGIN ? was == PENDING && m->running <= workers
           : kind == FINISH ? was == RUNNING : was == FINISHED && m->calls_back[id];
}

static bool
step(void *state, const struct op *o)
{
    struct model *m = state;
    int refused = m->over ? -EINVAL : 0;
    switch (o->kind) {
    case APPLY:
    case CALL_BACK:
        m->state[o->a] = m->over ? NONE : PENDING;
        m->calls_back[o->a] = o->kind == CALL_BACK;
        return o->r == refused;
    case GET:
        return is_ready(m, o->a) ? o->r == (fails(o->a) ? -EREMOTEIO : 0) && o->v == result_of(o->a) : gave_up(o);
    case READY:
        return o->r == is_ready(m, o->a);
    case MAP:
        the_rest(m, o->a, !m->over);
        return o->r == refused;
    case MAPPED:
        return the_rest(m, o->a, false);
    case IMAP:
    case IMAP_UNORDERED:
        the_rest(m, m->next[o->me] = o->a, !m->over);
        m->ordered[o->me] = o->kind == IMAP;
        return o->r == refused;
    case NEXT:
        return next_may(m, o);
    case CLOSE:
        m->over = true;
        return o->r == 0;
    case JOIN:
        return o->r == 0 && m->over && m->running == 0;
    default:
        return own_step(m, o->kind, o->me - ACTORS);
    }
}

int
main(int argc, char **argv)
{
    static const struct history h = {
        .open = open_it, .act = act, .close = close_it, .state_size = sizeof(struct model), .step = step,
    };
    return history_main(&h, argc, argv);
}
