/* SPDX-License-Identifier: MIT */
/* Three processes put into a queue with feeders and get: what one put comes in its order, a bound counts what was put and
 * not taken, and whoever waits with patience gets something.  A get without patience may always find nothing there. */
#include "history-in-processes.h"
#include "history-of-queues.h"

#include <conc/fqueue.h>

struct model {
    long maxsize, count;
    long items[ACTORS][OPS];    /* put by each and not taken, the oldest first; 0 behind them */
};

static struct fqueue *q;

static void
open_it(size_t most)
{
    q = fqueue_new((int)most);
    CLAIM(q);
}

static void
close_it(void)
{
    for (unsigned n = fqueue_qsize(q); n > 0; n--) {
        struct value *v;
        CLAIM_EQ(fqueue_get(q, &v), 0);
        value_free(v);
    }
    if (batch_ends()) {
        CLAIM_EQ(fqueue_free(q), 0);
    }
}

static bool
lasts(void)
{
    return !batch_ends();
}

static int
put(long item, int64_t timeout)
{
    return fqueue_put_timeout(q, value_int(item), timeout);
}

static int
get(long *item, int64_t timeout)
{
    struct value *v;
    int r = fqueue_get_timeout(q, &v, timeout);
    if (r == 0) {
        *item = (long)value_number(v);
        value_free(v);
    }
    return r;
}

static void
begin_feeding(void *state)
{
    ((struct model *)state)->maxsize = drawn->maxsize;
}

static bool
step(void *state, const struct op *o)
{
    struct model *m = state;
    if (o->kind == PUT) {
        long *place = m->items[o->me];
        while (*place) {
            place++;
        }
        if (m->maxsize && m->count == m->maxsize) {
            return gave_up(o);
        }
        *place = o->a;
        m->count++;
        return o->r == 0;
    }
    if (o->r != 0) {
        return gave_up(o);
    }
    long *items = m->items[o->v / 100];
    if (items[0] != o->v) {
        return false;
    }
    memmove(items, items + 1, (OPS - 1) * sizeof *items);
    items[OPS - 1] = 0;
    m->count--;
    return true;
}

int
main(int argc, char **argv)
{
    static const struct queue_calls c = {
        .open = open_it, .close = close_it, .put = put, .get = get, .has_bound = true, .run = run_in_processes, .lasts = lasts,
    };
    static struct history h = { .state_size = sizeof(struct model), .begin = begin_feeding, .step = step };
    return queue_history_of(&h, &c, argc, argv);
}
