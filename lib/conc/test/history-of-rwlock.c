/* SPDX-License-Identifier: MIT */
/* Three threads want to read and to write, with and without patience, under each preference: each history is one that a
 * lock for many readers or one writer could have had, which lets in as it says. */
#include "history.h"

#include <conc/rwlock.h>

/* An acquire takes effect twice: when its thread stands in line, and when it leaves the line, inside or not. */
enum { COME, LEAVE, RELEASE };

struct model {
    long preference, readers, writer;
    long count, line[ACTORS];   /* who waits, the first first: 2 * actor + writes; 0 beyond count */
};

static enum rwlock_preference preference;
static struct rwlock lock;

static void
open_it(void)
{
    preference = (enum rwlock_preference)draw(ACTORS, RWLOCK_PREFER_READERS, RWLOCK_FAIR);
    rwlock_init(&lock, preference);
}

static void
close_it(void)
{
}

static bool
acquire(int me, bool writes)
{
    struct op *o = op_call(me, COME, writes, draw_timeout(me, true));
    op_return_twice(o, (writes ? rwlock_acquire_write_timeout : rwlock_acquire_read_timeout)(&lock, o->timeout), 0);
    return o->r == 0;
}

static void
release(int me, bool writes)
{
    struct op *o = op_call(me, RELEASE, writes, 0);
    op_return(o, (writes ? rwlock_release_write : rwlock_release_read)(&lock), 0);
}

/* Whoever is inside leaves before he waits again. */
static void
act(int me)
{
    for (int i = 0; i < OPS / 2; i++) {
        bool writes = draw(me, 0, 2) == 0;
        if (acquire(me, writes)) {
            pause_a_bit(me);
            release(me, writes);
        }
    }
}

static void
begin(void *state)
{
    ((struct model *)state)->preference = preference;
}

static bool
somebody_before(const struct model *m, long place, bool writes)
{
    for (long i = 0; i < place; i++) {
        if (m->line[i] % 2 == writes) {
            return true;
        }
    }
    return false;
}

/* May the one at this place in the line go in now? */
static bool
may_enter(const struct model *m, long place)
{
    bool writes = m->line[place] % 2;
    if (m->writer || (writes && m->readers > 0)) {
        return false;
    }
    if (m->preference == RWLOCK_FAIR) {
        return place == 0;
    }
    bool preferred = writes == (m->preference == RWLOCK_PREFER_WRITERS);
    return !somebody_before(m, preferred ? place : m->count, preferred ? writes : !writes)
           && (preferred || !somebody_before(m, place, writes));
}

static bool
leave(struct model *m, const struct op *o)
{
    long place = 0, me = 2 * o->me + o->a;
    while (m->line[place] != me) {
        place++;
    }
    bool enters = may_enter(m, place);
    if (enters ? o->r != 0 : !gave_up(o)) {
        return false;
    }
    m->count--;
    memmove(m->line + place, m->line + place + 1, (size_t)(m->count - place) * sizeof *m->line);
    m->line[m->count] = 0;
    m->writer += enters && o->a;
    m->readers += enters && !o->a;
    return true;
}

static bool
step(void *state, const struct op *o)
{
    struct model *m = state;
    if (o->kind == COME) {
        m->line[m->count++] = 2 * o->me + o->a;
        return true;
    }
    if (o->kind == LEAVE) {
        return leave(m, o);
    }
    *(o->a ? &m->writer : &m->readers) -= 1;
    return o->r == 0;
}

int
main(int argc, char **argv)
{
    static const struct history h = {
        .open = open_it, .act = act, .close = close_it, .state_size = sizeof(struct model), .begin = begin, .step = step,
    };
    return history_main(&h, argc, argv);
}
