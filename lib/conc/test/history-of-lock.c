/* SPDX-License-Identifier: MIT */
/* Three threads take a lock, with and without patience, look at it and give it up, also another's: each history is one
 * that a lock with one holder could have had. */
#include "history.h"

#include <conc/lock.h>

enum { ACQUIRE, RELEASE, LOOK };

static struct lock lock;

static void
open_it(void)
{
    lock_init(&lock);
}

static void
close_it(void)
{
}

static void
release(int me)
{
    struct op *o = op_call(me, RELEASE, 0, 0);
    op_return(o, lock_release(&lock), 0);
}

/* Whoever takes it gives it up before he waits again, so no wait is for ever. */
static void
act(int me)
{
    bool has = false;
    for (int i = 0; i < OPS; i++) {
        long kind = has ? draw(me, RELEASE, LOOK) : draw(me, 0, 9) < 7 ? ACQUIRE : draw(me, RELEASE, LOOK);
        if (kind == RELEASE) {
            release(me);
            has = false;
        } else if (kind == LOOK) {
            struct op *o = op_call(me, LOOK, 0, 0);
            op_return(o, lock_locked(&lock), 0);
        } else {
            struct op *o = op_call(me, ACQUIRE, 0, draw_timeout(me, true));
            op_return(o, lock_acquire_timeout(&lock, o->timeout), 0);
            has = o->r == 0;
        }
    }
    if (has) {
        release(me);
    }
}

static bool
step(void *state, const struct op *o)
{
    long *held = state, was = *held;
    if (o->kind == LOOK) {
        return o->r == was;
    }
    *held = o->kind == ACQUIRE;
    return was == (o->kind == RELEASE) ? o->r == 0 : o->kind == RELEASE ? (*held = 0, o->r == -EPERM) : gave_up(o);
}

int
main(int argc, char **argv)
{
    static const struct history h = {
        .open = open_it, .act = act, .close = close_it, .state_size = sizeof(long), .step = step,
    };
    return history_main(&h, argc, argv);
}
