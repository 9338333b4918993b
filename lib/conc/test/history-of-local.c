/* SPDX-License-Identifier: MIT */
/* Three threads set a local variable and look: each sees what it set last itself, before that nothing or what `make` gave it,
 * whatever the others do. */
#include "history.h"

#include <conc/local.h>

enum { SET, GET };

#define MADE 1000

static struct local variable;
static _Atomic int made;
static bool makes;

static void *
make(void)
{
    atomic_fetch_add(&made, 1);
    return (void *)MADE;
}

static void
open_it(void)
{
    made = 0;
    makes = draw(ACTORS, 0, 1);
    CLAIM_EQ(local_init(&variable, makes ? make : NULL, NULL), 0);
}

static void
close_it(void)
{
    CLAIM(made <= ACTORS);
    local_destroy(&variable);
}

static void
act(int me)
{
    for (int i = 0; i < OPS; i++) {
        struct op *o = op_call(me, (int)draw(me, SET, GET), me * 100 + i + 1, 0);
        long r = o->kind == SET ? local_set(&variable, (void *)o->a) : 0;
        op_return(o, r, o->kind == GET ? (long)local_get(&variable) : 0);
    }
}

static void
begin(void *state)
{
    for (int t = 0; t < ACTORS; t++) {
        ((long *)state)[t] = makes ? MADE : 0;
    }
}

static bool
step(void *state, const struct op *o)
{
    long *own = (long *)state + o->me;
    if (o->kind == GET) {
        return o->v == *own;
    }
    *own = o->a;
    return o->r == 0;
}

int
main(int argc, char **argv)
{
    static const struct history h = {
        .open = open_it, .act = act, .close = close_it, .state_size = ACTORS * sizeof(long), .begin = begin, .step = step,
    };
    return history_main(&h, argc, argv);
}
