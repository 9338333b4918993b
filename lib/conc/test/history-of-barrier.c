/* SPDX-License-Identifier: MIT */
/* Two or three threads meet at a barrier round after round, some without patience: nobody passes before all have come,
 * each hears its place, and who gives up breaks it for all. */
#include "history.h"

#include <conc/barrier.h>

enum { COME, LEAVE };

struct model {
    long parties, here, round, broken;
    long my_round[ACTORS], place[ACTORS];
};

static long parties;
static struct barrier barrier;

static void
open_it(void)
{
    parties = draw(ACTORS, 2, 3);
    barrier_init(&barrier, (uint32_t)parties);
}

static void
close_it(void)
{
}

/* All come equally often, so who has patience need not give up. */
static void
act(int me)
{
    for (int i = 0; i < OPS && me < parties; i++) {
        int64_t timeout = draw(me, 0, 9) == 0 ? MICROSECONDS(draw(me, 0, 500)) : LONG;
        struct op *o = op_call(me, COME, 0, timeout);
        op_return_twice(o, barrier_wait_timeout(&barrier, timeout), 0);
    }
}

static void
begin(void *state)
{
    ((struct model *)state)->parties = parties;
}

static bool
step(void *state, const struct op *o)
{
    struct model *m = state;
    if (o->kind == COME) {
        m->place[o->me] = m->here++;
        m->my_round[o->me] = m->round;
        if (!m->broken && m->here == m->parties) {
            m->here = 0;
            m->round++;
        }
        return true;
    }
    if (m->round != m->my_round[o->me]) {
        return o->r == m->place[o->me];
    }
    if (m->broken) {
        return o->r == -EPIPE;
    }
    m->broken = 1;
    return o->r == -ETIMEDOUT && o->timeout != LONG;
}

int
main(int argc, char **argv)
{
    static const struct history h = {
        .open = open_it, .act = act, .close = close_it, .state_size = sizeof(struct model), .begin = begin, .step = step,
    };
    return history_main(&h, argc, argv);
}
