/* SPDX-License-Identifier: MIT */
/* Three tasks take from a loop's semaphore, with and without a limit, put back and look: each history is one that a number
 * which never goes below zero could have had, and none is lost to one who gives up. */
#include "history-in-tasks.h"

#include <conc/asemaphore.h>

enum { ACQUIRE, RELEASE, LOCKED };

static struct asemaphore semaphore;
static long value;

static void
open_it(void)
{
    value = draw(ACTORS, 1, 2);
    semaphore = (struct asemaphore)ASEMAPHORE_INIT(value);
}

static void
close_it(void)
{
    CLAIM(!awaiters_any(&semaphore.waiters));
}

static int
acquire(void *unused)
{
    (void)unused;
    return asemaphore_acquire(&semaphore);
}

static void
release(int me)
{
    struct op *o = op_call(me, RELEASE, 0, 0);
    asemaphore_release(&semaphore);
    op_return(o, 0, 0);
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
            op_return(o, with_limit(o->timeout, acquire, NULL), 0);
            has += o->r == 0;
        } else if (n < 8 && has > 0) {
            release(me);
            has--;
        } else {
            struct op *o = op_call(me, LOCKED, 0, 0);
            op_return(o, asemaphore_locked(&semaphore), 0);
        }
    }
    while (has-- > 0) {
        release(me);
    }
}

static void
begin(void *state)
{
    *(long *)state = value;
}

/* "Locked" also says that somebody waits: one who was given it, and has not run yet, or a newcomer who must not overtake. */
static bool
step(void *state, const struct op *o)
{
    long *left = state;
    if (o->kind == LOCKED) {
        return o->r || *left > 0;
    }
    if (o->kind == ACQUIRE && o->r != 0) {
        return gave_up(o);
    }
    *left += o->kind == RELEASE ? 1 : -1;
    return *left >= 0;
}

int
main(int argc, char **argv)
{
    static const struct history h = {
        .open = open_it, .act = act, .close = close_it, .state_size = sizeof(long), .begin = begin, .step = step,
        .run = run_in_tasks, .rounds = ROUNDS, .pause = pause_task,
    };
    return history_main(&h, argc, argv);
}
