/* SPDX-License-Identifier: MIT */
/* Three threads work at both ends of a deque, extend, rotate and clear it: each operation is one step, in some order. */
#include "history.h"

#include <conc/deque.h>

enum { APPEND, APPENDLEFT, POP, POPLEFT, EXTEND, ROTATE, LEN, AT, KINDS };

struct model {
    long maxlen, count;
    long items[ACTORS * OPS * 2];
};

static struct deque *d;
static long maxlen;

static void
open_it(void)
{
    maxlen = draw(ACTORS, 0, 3);
    d = deque_new(maxlen == 0 ? DEQUE_UNBOUNDED : (size_t)maxlen);
    CLAIM(d);
}

static void
close_it(void)
{
    deque_free(d);
}

static long
result_of(int kind, long a, long *v)
{
    void *item = NULL, *pair[2] = { (void *)a, (void *)(a + 1) };
    long r = kind == APPEND ? deque_append(d, (void *)a) : kind == APPENDLEFT ? deque_appendleft(d, (void *)a)
             : kind == POP ? deque_pop(d, &item) : kind == POPLEFT ? deque_popleft(d, &item)
             : kind == EXTEND ? deque_extend(d, pair, 2) : kind == LEN ? (long)deque_len(d)
             : kind == AT ? deque_at(d, a % 3 - 1, &item) : (deque_rotate(d, a % 5 - 2), 0);
    *v = (long)item;
    return r;
}

static void
act(int me)
{
    for (int i = 0; i < OPS; i++) {
        long kind = draw(me, 0, KINDS - 1), a = me * 100 + i * 10 + draw(me, 1, 8), v;
        struct op *o = op_call(me, (int)kind, a, 0);
        long r = result_of(o->kind, a, &v);
        op_return(o, r, v);
    }
}

static void
begin(void *state)
{
    ((struct model *)state)->maxlen = maxlen;
}

static void
put_at(struct model *m, long place, long item)
{
    memmove(m->items + place + 1, m->items + place, (size_t)(m->count - place) * sizeof *m->items);
    m->items[place] = item;
    m->count++;
}

static long
take_at(struct model *m, long place)
{
    long item = m->items[place];
    m->count--;
    memmove(m->items + place, m->items + place + 1, (size_t)(m->count - place) * sizeof *m->items);
    m->items[m->count] = 0;
    return item;
}

static void
add(struct model *m, bool left, long item)
{
    if (m->maxlen > 0 && m->count == m->maxlen) {
        take_at(m, left ? m->count - 1 : 0);
    }
    put_at(m, left ? 0 : m->count, item);
}

static bool
take(struct model *m, bool left, const struct op *o)
{
    if (m->count == 0 || o->r != 0) {
        return m->count == 0 && o->r == -EAGAIN;
    }
    return take_at(m, left ? 0 : m->count - 1) == o->v;
}

static bool
look(const struct model *m, const struct op *o)
{
    long i = o->a % 3 - 1;
    if (i >= m->count || i < -m->count) {
        return o->r == -ERANGE;
    }
    return o->r == 0 && o->v == m->items[i < 0 ? i + m->count : i];
}

static bool
step(void *state, const struct op *o)
{
    struct model *m = state;
    switch (o->kind) {
    case APPEND:
    case APPENDLEFT:
        return add(m, o->kind == APPENDLEFT, o->a), o->r == 0;
    case EXTEND:
        return add(m, false, o->a), add(m, false, o->a + 1), o->r == 0;
    case POP:
    case POPLEFT:
        return take(m, o->kind == POPLEFT, o);
    case ROTATE:
        for (long n = o->a % 5 - 2; n != 0 && m->count > 0; n += n > 0 ? -1 : 1) {
            long item = take_at(m, n > 0 ? m->count - 1 : 0);
            put_at(m, n > 0 ? 0 : m->count, item);
        }
        return true;
    case LEN:
        return o->r == m->count;
    default:
        return look(m, o);
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
