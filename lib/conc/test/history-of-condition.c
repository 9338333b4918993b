/* SPDX-License-Identifier: MIT */
/* Three threads wait on a condition, with and without patience, and notify one, two or all: those are woken who have
 * waited longest, and nobody else. */
#include "history.h"

#include <conc/condition.h>

/* Each with the lock held, so no two overlap. */
enum { COME, LEAVE, NOTIFY };

struct model {
    long count, line[ACTORS];   /* who waits, the first first; 0 beyond count */
    long notified[ACTORS];
};

static struct lock lock;
static struct condition condition;
static int active;              /* under lock: actors that neither wait with patience nor have done with it */

static void
open_it(void)
{
    lock_init(&lock);
    condition_init(&condition, &lock);
    active = ACTORS;
}

static void
close_it(void)
{
}

static void
notify(int me, long n)
{
    struct op *o = op_call(me, NOTIFY, n, 0);
    op_return(o, n < ACTORS ? condition_notify(&condition, (int)n) : condition_notify_all(&condition), 0);
}

/* With patience only if somebody is left who will notify. */
static void
wait_for_it(int me)
{
    int64_t timeout = draw_timeout(me, active > 1);
    active -= timeout == LONG;
    op_return(op_call(me, COME, 0, timeout), 0, 0);
    int r = condition_wait_timeout(&condition, timeout);
    op_return(op_call(me, LEAVE, 0, timeout), r, 0);
    active += timeout == LONG;
}

static void
act(int me)
{
    for (int i = 0; i < OPS - 1; i++) {
        lock_acquire(&lock);
        if (draw(me, 0, 2)) {
            wait_for_it(me);
        } else {
            notify(me, draw(me, 1, ACTORS));
        }
        lock_release(&lock);
        pause_a_bit(me);
    }
    lock_acquire(&lock);
    active--;
    notify(me, ACTORS);
    lock_release(&lock);
}

static long
take_off(struct model *m, long place)
{
    long who = m->line[place];
    m->count--;
    memmove(m->line + place, m->line + place + 1, (size_t)(m->count - place) * sizeof *m->line);
    m->line[m->count] = 0;
    return who;
}

static bool
leave(struct model *m, const struct op *o)
{
    long place = 0;
    if (m->notified[o->me]) {
        m->notified[o->me] = 0;
        return o->r == 0;
    }
    while (o->timeout != 0 && m->line[place] != o->me) {
        place++;
    }
    if (o->timeout != 0) {
        take_off(m, place);
    }
    return gave_up(o);
}

static bool
step(void *state, const struct op *o)
{
    struct model *m = state;
    if (o->kind == LEAVE) {
        return leave(m, o);
    }
    if (o->kind == COME && o->timeout != 0) {
        m->line[m->count++] = o->me;
    }
    for (long n = o->kind == NOTIFY ? o->a : 0; n > 0 && m->count > 0; n--) {
        m->notified[take_off(m, 0)] = 1;
    }
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
