/* SPDX-License-Identifier: MIT */
/* Three threads start a timer, also twice, cancel it, join it and look at it: each history is one that it could have had.  It
 * calls at most once, not before its interval is over, never if it was cancelled before it decided to, and ends after that.
 * A start is two steps: from the first on nobody else starts it, from the second on it is alive and can be joined. */
#include "history.h"

#include <conc/timer.h>

enum { START, ALIVE_NOW, CANCEL, JOIN, ALIVE, CALL, END };

struct model {
    int begun, started, cancelled, called, ended;
    int unused;                 /* padding that counts */
};

static struct timer *timer;
static int64_t interval;
static int64_t begun;            /* of the round, before any start */

/* It has decided to some time before: when, it alone knows. */
static void
function(void *unused)
{
    (void)unused;
    CLAIM(conc_now() >= begun + interval);
    op_own(0, CALL, 0, 0, now_on_board());
}

static void
open_it(void)
{
    int n = (int)draw(ACTORS, 0, 3);
    interval = n == 0 ? 0 : n == 3 ? LONG : MICROSECONDS(draw(ACTORS, 20, 200));
    timer = timer_new(interval, function, NULL);
    CLAIM(timer);
    begun = conc_now();
}

static void
close_it(void)
{
    CLAIM_EQ(timer_free(timer), 0);
}

static void
do_one(int me, int kind)
{
    struct op *o = op_call(me, kind, 0, kind == JOIN ? draw_timeout(me, false) : 0);
    int r = 0;
    if (kind == CANCEL) {
        timer_cancel(timer);
    } else if (kind == START) {
        r = timer_start(timer);
    } else {
        r = kind == JOIN ? timer_join_timeout(timer, o->timeout) : timer_is_alive(timer);
    }
    (kind == START && r == 0 ? op_return_twice : op_return)(o, r, 0);
}

static void
act(int me)
{
    for (int i = 0; i < OPS - 2; i++) {
        long n = draw(me, 0, 9);
        do_one(me, n < (me == 1 ? 1 : 3) ? START : n == 3 || (n < 7 && me == 1) ? CANCEL : n < 8 ? JOIN : ALIVE);
    }
    await_end();
    if (me == 0) {
        do_one(me, START);
        do_one(me, CANCEL);
        CLAIM_EQ(timer_join_timeout(timer, LONG), 0);
        op_own(0, END, 0, 0, now_on_board());
    }
}

static bool
step(void *state, const struct op *o)
{
    struct model *m = state;
    bool alive = m->started && !m->ended;
    switch (o->kind) {
    case START:
        return o->r == (m->begun++ ? -EINVAL : 0);
    case ALIVE_NOW:
        m->started = true;
        return true;
    case CANCEL:
        m->cancelled = true;
        return true;
    case JOIN:
        return m->started ? m->ended ? o->r == 0 : gave_up(o) : o->r == -EINVAL;
    case ALIVE:
        return o->r == alive;
    case CALL:
        return alive && !m->cancelled && !m->called++;
    default:
        m->ended = true;
        return alive && (m->called || m->cancelled);
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
