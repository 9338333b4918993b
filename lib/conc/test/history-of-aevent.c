/* SPDX-License-Identifier: MIT */
/* One task sets and clears a loop's event, two wait for it and look: each history is one that a flag could have had, and who
 * waits without a limit hears of a set that is followed by a clear at once. */
#include "history-in-tasks.h"

#include <conc/aevent.h>

enum { SET, CLEAR, LOOK, WAIT };

static struct aevent event;

static void
open_it(void)
{
    event = (struct aevent)AEVENT_INIT;
}

static void
close_it(void)
{
    CLAIM(!awaiters_any(&event.waiters));
}

static int
wait_for_it(void *unused)
{
    (void)unused;
    return aevent_wait(&event);
}

static void
do_one(int me, int kind)
{
    struct op *o = op_call(me, kind, 0, kind == WAIT ? draw_timeout(me, me != 0) : 0);
    long r = kind == LOOK ? aevent_is_set(&event) : kind == WAIT ? with_limit(o->timeout, wait_for_it, NULL) : 0;
    if (kind == SET) {
        aevent_set(&event);
    } else if (kind == CLEAR) {
        aevent_clear(&event);
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
        async_sleep(0);
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
        return o->kind == LOOK ? o->r == *flag : (*flag && o->r == 0) || gave_up(o);
    }
    *flag = o->kind == SET;
    return true;
}

int
main(int argc, char **argv)
{
    static const struct history h = {
        .open = open_it, .act = act, .close = close_it, .state_size = sizeof(long), .step = step, .run = run_in_tasks,
        .rounds = ROUNDS, .pause = pause_task,
    };
    return history_main(&h, argc, argv);
}
