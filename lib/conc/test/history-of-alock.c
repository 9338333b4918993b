/* SPDX-License-Identifier: MIT */
/* Three tasks take a loop's lock, with and without a limit, hold it while they suspend, look at it and give it up: each
 * history is one that a lock with one holder could have had.  A limit cancels who waits, and no wake-up is lost by that. */
#include "history-in-tasks.h"

#include <conc/alock.h>

enum { ACQUIRE, RELEASE, LOOK };

static struct alock lock;

static void
open_it(void)
{
    lock = (struct alock)ALOCK_INIT;
}

static void
close_it(void)
{
    CLAIM(!awaiters_any(&lock.waiters));
}

static int
acquire(void *unused)
{
    (void)unused;
    return alock_acquire(&lock);
}

static void
release(int me)
{
    struct op *o = op_call(me, RELEASE, 0, 0);
    op_return(o, alock_release(&lock), 0);
}

/* Whoever takes it gives it up before he waits again, so no wait is for ever. */
static void
act(int me)
{
    for (int i = 0; i < OPS; i++) {
        if (draw(me, 0, 9) < 2) {
            struct op *o = op_call(me, LOOK, 0, 0);
            op_return(o, alock_locked(&lock), 0);
            continue;
        }
        struct op *o = op_call(me, ACQUIRE, 0, draw_timeout(me, true));
        op_return(o, with_limit(o->timeout, acquire, NULL), 0);
        if (o->r == 0) {
            async_sleep(draw(me, 0, 2) ? 0 : MICROSECONDS(draw(me, 1, 100)));
            release(me);
        }
    }
}

/* The moments of a task are its own, so a limit of 0 may strike while nobody holds the lock: when the wake-up is on its way. */
static bool
step(void *state, const struct op *o)
{
    long *held = state, was = *held;
    if (o->kind == LOOK) {
        return o->r == was;
    }
    *held = o->kind == ACQUIRE && (o->r == 0 || was);
    return o->kind == RELEASE ? was && o->r == 0 : (!was && o->r == 0) || gave_up(o);
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
