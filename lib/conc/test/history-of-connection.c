/* SPDX-License-Identifier: MIT */
/* One thread has one end of a pipe, two the other, of which one sends and one receives.  Each history is one that two lines of
 * whole messages, one for each way, could have had: first in, first out; closed at one end, what was sent there can still be
 * received, and nothing be sent. */
#include "history.h"

#include <conc/connection.h>

enum { SEND, RECEIVE, POLL, CLOSE };

/* Messages under way; 0 behind them.  [0]: from the end of actor 0. */
struct model {
    long closed;                /* that end */
    int way[2][2 * OPS];
};

static struct connection *one, *other;

static void
open_it(void)
{
    CLAIM_EQ(connection_pipe(&one, &other, true), 0);
}

static void
close_it(void)
{
    connection_close(other);
}

/* Lengths differ, so that a wrong one would be seen. */
static long
send_one(struct connection *c, long item, int64_t timeout)
{
    struct value *v = item % 2 ? value_int(item) : value_list(value_string("item"), value_int(item));
    int r = connection_send_timeout(c, v, timeout);
    value_free(v);
    return r;
}

static long
receive_one(struct connection *c, int64_t timeout, long *item)
{
    struct value *v;
    int r = connection_recv_timeout(c, &v, timeout);
    if (r == 0) {
        *item = (long)value_number(value_kind(v) == VALUE_LIST ? value_at(v, 1) : v);
        value_free(v);
    }
    return r;
}

static void
do_one(int me, int kind, int64_t timeout)
{
    struct connection *c = me == 0 ? one : other;
    struct op *o = op_call(me, kind, kind == SEND ? me * 100 + board->op_count[me] + 1 : 0, timeout);
    long got = 0, r = kind == SEND ? send_one(c, o->a, timeout) : kind == RECEIVE ? receive_one(c, timeout, &got)
                      : connection_poll(c, timeout);
    op_return(o, r, got);
}

/* Who receives at the end has something to receive: one message, or the close. */
static void
act(int me)
{
    for (int i = 0; i < OPS - 1; i++) {
        int kind = me == 1 ? SEND : me == 2 ? (int)draw(me, RECEIVE, POLL) : (int)draw(me, SEND, POLL);
        do_one(me, kind, draw_timeout(me, false));
    }
    await_end();
    do_one(me, me == 1 ? SEND : RECEIVE, me == 0 ? MICROSECONDS(1) : LONG);
    if (me == 0) {
        struct op *o = op_call(me, CLOSE, 0, 0);
        connection_close(one);
        op_return(o, 0, 0);
    } else {
        do_one(me, me == 1 ? SEND : POLL, LONG);
        do_one(me, me == 1 ? SEND : RECEIVE, LONG);
    }
}

static void
begin(void *state)
{
    ((struct model *)state)->closed = false;
}

static bool
receive_may(struct model *m, const struct op *o)
{
    int *way = m->way[o->me == 0];
    if (way[0] == 0) {
        return o->v == 0 && (m->closed ? o->r == -EPIPE : gave_up(o));
    }
    if (o->r != 0 || o->v != way[0]) {
        return false;
    }
    memmove(way, way + 1, (2 * OPS - 1) * sizeof *way);
    way[2 * OPS - 1] = 0;
    return true;
}

static bool
step(void *state, const struct op *o)
{
    struct model *m = state;
    int *way = m->way[o->me != 0];
    switch (o->kind) {
    case SEND:
        while (*way) {
            way++;
        }
        *way = m->closed ? 0 : (int)o->a;
        return o->r == (m->closed ? -EPIPE : 0);
    case RECEIVE:
        return receive_may(m, o);
    case POLL:
        return o->r == (m->way[o->me == 0][0] || m->closed) || (o->r == 0 && o->timeout != LONG && o->timeout != 0);
    default:
        m->closed = true;
        return true;
    }
}

int
main(int argc, char **argv)
{
    static const struct history h = {
        .open = open_it, .act = act, .close = close_it, .state_size = sizeof(struct model), .begin = begin, .step = step,
    };
    return history_main(&h, argc, argv);
}
