/* SPDX-License-Identifier: MIT */
/* Three threads take an RLock, its owner again and again, count and release it, also when it is another's: each history
 * is one that a lock with one owner and a count could have had. */
#include "history.h"

#include <conc/rlock.h>

enum { ACQUIRE, RELEASE, COUNT };

struct model {
    long owner, count;          /* 0: nobody, else the actor + 1 */
};

static struct rlock lock;

static void
open_it(void)
{
    rlock_init(&lock);
}

static void
close_it(void)
{
}

static int
release(int me)
{
    struct op *o = op_call(me, RELEASE, 0, 0);
    op_return(o, rlock_release(&lock), 0);
    return (int)o->r;
}

static void
act(int me)
{
    int has = 0;
    for (int i = 0; i < OPS; i++) {
        long kind = draw(me, 0, 9) < 5 ? ACQUIRE : draw(me, RELEASE, COUNT);
        if (kind == RELEASE) {
            has -= release(me) == 0;
        } else if (kind == COUNT) {
            struct op *o = op_call(me, COUNT, 0, 0);
            op_return(o, rlock_count(&lock), 0);
        } else {
            struct op *o = op_call(me, ACQUIRE, 0, draw_timeout(me, true));
            op_return(o, rlock_acquire_timeout(&lock, o->timeout), 0);
            has += o->r == 0;
        }
    }
    while (has-- > 0) {
        release(me);
    }
}

static bool
step(void *state, const struct op *o)
{
    struct model *m = state;
    bool mine = m->owner == o->me + 1;
    if (o->kind == COUNT) {
        return o->r == (mine ? m->count : 0);
    }
    if (o->kind == RELEASE ? !mine : m->owner && !mine) {
        return o->kind == RELEASE ? o->r == -EPERM : gave_up(o);
    }
    m->count += o->kind == RELEASE ? -1 : 1;
    m->owner = m->count > 0 ? o->me + 1 : 0;
    return o->r == 0;
}

int
main(int argc, char **argv)
{
    static const struct history h = {
        .open = open_it, .act = act, .close = close_it, .state_size = sizeof(struct model), .step = step,
    };
    return history_main(&h, argc, argv);
}
