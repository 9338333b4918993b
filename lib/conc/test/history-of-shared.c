/* SPDX-License-Identifier: MIT */
/* Three processes add to a shared value and move amounts within a shared array, each under its lock, and look, with the lock or
 * without: what a lock spans is one step for all, and one number alone is always whole. */
#include "history-in-processes.h"

#include <conc/shared.h>

enum { ADD, MOVE, SUM, PEEK };

#define CELLS 4
#define FULL INT64_C(0x100000001)       /* what one cell begins with: both halves change together */

static int64_t *value, *row;

static void
open_it(void)
{
    if (!value) {
        CLAIM((value = shared_value(int64_t)) && (row = shared_array(int64_t, CELLS)));
    }
    *value = 0;
    for (int i = 0; i < CELLS; i++) {
        row[i] = FULL;
    }
}

static void
close_it(void)
{
}

static int64_t
under_lock(int kind, long a)
{
    int64_t result = 0;
    if (kind == ADD) {
        result = *value;
        sched_yield();
        *value = result + a * FULL;
    } else if (kind == MOVE) {
        row[a % CELLS] -= FULL;
        sched_yield();
        row[(a + 1) % CELLS] += FULL;
    } else {
        for (int i = 0; i < CELLS; i++) {
            result += row[i];
        }
    }
    return result;
}

/* No two wait for each other, so patience is rewarded. */
static void
act(int me)
{
    for (int i = 0; i < OPS; i++) {
        struct op *o = op_call(me, (int)draw(me, ADD, PEEK), draw(me, 1, 9), draw_timeout(me, true));
        int64_t *object = o->kind == MOVE || o->kind == SUM ? row : value, result = *value;
        int r = o->kind == PEEK ? 0 : rlock_acquire_timeout(shared_lock(object), o->timeout);
        if (o->kind != PEEK && r == 0) {
            result = under_lock(o->kind, o->a);
            CLAIM_EQ(rlock_release(shared_lock(object)), 0);
        }
        op_return(o, r, r == 0 ? result : 0);
    }
}

/* Who gave up met somebody in the midst of it; whether, the history of rlock judges. */
static bool
step(void *state, const struct op *o)
{
    int64_t *sum = state;
    if (o->r != 0) {
        return gave_up(o);
    }
    int64_t before = *sum;
    *sum += o->kind == ADD ? o->a * FULL : 0;
    return o->kind == MOVE || o->v == (o->kind == SUM ? CELLS * FULL : before);
}

int
main(int argc, char **argv)
{
    static const struct history h = {
        .open = open_it, .act = act, .close = close_it, .state_size = sizeof(int64_t), .step = step,
        .run = run_in_processes, .rounds = ROUNDS,
    };
    return history_main(&h, argc, argv);
}
