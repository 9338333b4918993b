/* SPDX-License-Identifier: MIT */
/* Three threads take from a semaphore, bounded or not, put back, also too much, and look: each history is one that a
 * number which never goes below zero could have had. */
#include "history.h"

#include <conc/semaphore.h>

enum { ACQUIRE, RELEASE, VALUE };

struct model {
    long value, limit;          /* 0: no limit */
};

static struct semaphore semaphore;
static long value;
static bool bounded;

static void
open_it(void)
{
    value = draw(ACTORS, 1, 2);
    bounded = draw(ACTORS, 0, 1);
    (bounded ? bounded_semaphore_init : semaphore_init)(&semaphore, (uint32_t)value);
}

static void
close_it(void)
{
}

static void
release(int me)
{
    struct op *o = op_call(me, RELEASE, 0, 0);
    op_return(o, semaphore_release(&semaphore), 0);
}

/* Long waits only with empty hands: then the others have all that is missing, and will put it back. */
static void
act(int me)
{
    int has = 0;
    for (int i = 0; i < OPS; i++) {
        long n = draw(me, 0, 9);
        if (n < 5) {
            struct op *o = op_call(me, ACQUIRE, 0, draw_timeout(me, has == 0));
            op_return(o, semaphore_acquire_timeout(&semaphore, o->timeout), 0);
            has += o->r == 0;
        } else if (n < 8 ? has > 0 : n == 8) {
            release(me);
            has -= has > 0;
        } else {
            struct op *o = op_call(me, VALUE, 0, 0);
            op_return(o, semaphore_value(&semaphore), 0);
        }
    }
    while (has-- > 0) {
        release(me);
    }
}

static void
begin(void *state)
{
    *(struct model *)state = (struct model){ value, bounded ? value : 0 };
}

static bool
step(void *state, const struct op *o)
{
    struct model *m = state;
    if (o->kind == VALUE) {
        return o->r == m->value;
    }
    if (o->kind == RELEASE ? m->limit && m->value == m->limit : m->value == 0) {
        return o->kind == RELEASE ? o->r == -EINVAL : gave_up(o);
    }
    m->value += o->kind == RELEASE ? 1 : -1;
    return o->r == 0;
}

int
main(int argc, char **argv)
{
    static const struct history h = {
        .open = open_it, .act = act, .close = close_it, .state_size = sizeof(struct model), .begin = begin, .step = step,
    };
    return history_main(&h, argc, argv);
}
