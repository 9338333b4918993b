/* SPDX-License-Identifier: MIT */
/* One thread sets and clears an event, two wait for it and look: each history is one that a flag could have had, and who
 * waits with patience hears of a set that is followed by a clear at once. */
#include "history.h"

#include <conc/event.h>

enum { SET, CLEAR, LOOK, WAIT };

static struct event event;

static void
open_it(void)
{
    event_init(&event);
}

static void
close_it(void)
{
}

static void
do_one(int me, int kind)
{
    struct op *o = op_call(me, kind, 0, kind == WAIT ? draw_timeout(me, me != 0) : 0);
    int r = 0;
    if (kind == SET) {
        event_set(&event);
    } else if (kind == CLEAR) {
        event_clear(&event);
    } else {
        r = kind == LOOK ? event_is_set(&event) : event_wait_timeout(&event, o->timeout);
    }
    op_return(o, r, 0);
}

/* The last thing done to the flag is a set. */
static void
act(int me)
{
    for (int i = 0; i < OPS - 1; i++) {
        long n = draw(me, 0, 9);
        do_one(me, me != 0 ? (n < 7 ? WAIT : n < 9 ? LOOK : SET) : (int)draw(me, SET, n < 8 ? CLEAR : WAIT));
    }
    if (me == 0) {
        do_one(me, SET);
    }
}

static bool
step(void *state, const struct op *o)
{
    long *flag = state;
    if (o->kind >= LOOK) {
        return o->kind == LOOK ? o->r == *flag : *flag ? o->r == 0 : gave_up(o);
    }
    *flag = o->kind == SET;
    return true;
}

int
main(int argc, char **argv)
{
    static const struct history h = {
        .open = open_it, .act = act, .close = close_it, .state_size = sizeof(long), .step = step,
    };
    return history_main(&h, argc, argv);
}
