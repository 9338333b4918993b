/* SPDX-License-Identifier: MIT */
/* Three threads at one future: one wants to run it, one to cancel it, one watches and waits.  Exactly one of cancel and
 * run wins, each answer fits in one order of all, and who waits with patience gets the result. */
#include "history.h"

#include <conc/future.h>

enum { BEGIN, FINISH, CANCEL, STATE, RESULT };

struct model {
    int state;
    int watcher;                /* padding that counts: always 0 */
};

static struct future *f;

static void
open_it(void)
{
    f = future_new();
}

static void
close_it(void)
{
    future_free(f);
}

static void
act(int me)
{
    for (int i = 0; i < 4; i++) {
        int kind = me == 0 ? i % 2 : me == 1 ? (int)draw(me, CANCEL, STATE) : (int)draw(me, STATE, RESULT);
        struct op *o = op_call(me, kind, 0, kind == RESULT ? draw_timeout(me, true) : 0);
        void *result = NULL;
        long r = kind == BEGIN ? future_set_running_or_notify_cancel(f) : kind == FINISH ? future_set_result(f, f)
                 : kind == CANCEL ? future_cancel(f) : kind == STATE ? (long)future_state(f)
                 : future_result_timeout(f, &result, o->timeout);
        op_return(o, r, result == f);
    }
}

static bool
step(void *state, const struct op *o)
{
    struct model *m = state;
    int old = m->state;
    switch (o->kind) {
    case BEGIN:
        m->state = old == FUTURE_PENDING ? FUTURE_RUNNING : old == FUTURE_CANCELLED ? FUTURE_CANCELLED_AND_NOTIFIED : old;
        return o->r == (old == FUTURE_PENDING ? 1 : old == FUTURE_CANCELLED ? 0 : -EINVAL);
    case FINISH:
        m->state = old < FUTURE_CANCELLED ? FUTURE_FINISHED : old;
        return o->r == (old < FUTURE_CANCELLED ? 0 : -EINVAL);
    case CANCEL:
        m->state = old == FUTURE_PENDING ? FUTURE_CANCELLED : old;
        return o->r == (old != FUTURE_RUNNING && old != FUTURE_FINISHED);
    case STATE:
        return o->r == old;
    default:
        return (old < FUTURE_CANCELLED ? gave_up(o) : o->r == (old == FUTURE_FINISHED ? 0 : CANCELLED_ERROR))
               && o->v == (old == FUTURE_FINISHED);
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
