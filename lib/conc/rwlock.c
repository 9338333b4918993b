/* SPDX-License-Identifier: MIT */
/*
 * RWLock: a list of those who want in, and one function that says who may.  Contracts in rwlock.h.
 *
 * Everybody appends himself and then asks let_in(), which admits as many as the preference allows, now; so the three
 * preferences differ in one function.  Who is admitted has the lock already: it is handed over, so nobody can be
 * faster, and a woken thread need not look again.
 *
 * Time-out against admission is decided as in condition.c: with the lock held again, by whether `in` is set.
 */
#include <conc/futex.h>
#include <conc/rwlock.h>

#include <errno.h>
#include <stddef.h>

struct rwlock_waiter {
    struct rwlock_waiter *next;
    bool writes;
    bool asleep;                /* a wake is needed; set with the lock held */
    _Atomic uint32_t in;
};

void
rwlock_init(struct rwlock *l, enum rwlock_preference preference)
{
    *l = (struct rwlock)RWLOCK_INIT(preference);
}

/* Lock held.  The link to the first waiter of this kind, or to the end of the list. */
static struct rwlock_waiter **
first_of(struct rwlock *l, bool writes)
{
    struct rwlock_waiter **w = &l->first;
    while (*w && (*w)->writes != writes) {
        w = &(*w)->next;
    }
    return w;
}

/* Lock held.  The link to the one to be admitted next, if there is room for it. */
static struct rwlock_waiter **
next_one(struct rwlock *l)
{
    if (l->preference == RWLOCK_FAIR) {
        return &l->first;
    }
    struct rwlock_waiter **w = first_of(l, l->preference == RWLOCK_PREFER_WRITERS);
    return *w ? w : &l->first;
}

/* Lock held. */
static void
let_in(struct rwlock *l)
{
    struct rwlock_waiter **link;
    while (*(link = next_one(l)) && !l->writer && !((*link)->writes && l->readers > 0)) {
        struct rwlock_waiter *w = *link;
        *link = w->next;
        l->writer = w->writes;
        l->readers += !w->writes;
        atomic_store(&w->in, 1);
        if (w->asleep) {
            futex_wake(&w->in, 1);
        }
    }
}

/* Lock held.  Out of the list, if it is there. */
static void
take_off(struct rwlock *l, struct rwlock_waiter *w)
{
    struct rwlock_waiter **link = &l->first;
    while (*link != w) {
        link = &(*link)->next;
    }
    *link = w->next;
}

static int
acquire(struct rwlock *l, bool writes, int64_t timeout)
{
    struct rwlock_waiter me = { NULL, writes, false, 0 }, **end = &l->first;
    int64_t deadline = conc_deadline(timeout);
    lock_acquire(&l->lock);
    while (*end) {
        end = &(*end)->next;
    }
    *end = &me;
    let_in(l);
    if (!atomic_load(&me.in) && timeout != 0) {
        me.asleep = true;
        lock_release(&l->lock);
        while (!atomic_load(&me.in) && futex_wait(&me.in, 0, deadline) != -ETIMEDOUT) {
        }
        lock_acquire(&l->lock);
    }
    bool in = atomic_load(&me.in);
    if (!in) {
        take_off(l, &me);
        let_in(l);              /* those whom only this one kept out */
    }
    lock_release(&l->lock);
    return in ? 0 : timeout == 0 ? -EAGAIN : -ETIMEDOUT;
}

int
rwlock_acquire_read_timeout(struct rwlock *l, int64_t timeout)
{
    return acquire(l, false, timeout);
}

int
rwlock_acquire_write_timeout(struct rwlock *l, int64_t timeout)
{
    return acquire(l, true, timeout);
}

void
rwlock_acquire_read(struct rwlock *l)
{
    acquire(l, false, TIMEOUT_FOREVER);
}

void
rwlock_acquire_write(struct rwlock *l)
{
    acquire(l, true, TIMEOUT_FOREVER);
}

int
rwlock_release_read(struct rwlock *l)
{
    int r = -EPERM;
    lock_acquire(&l->lock);
    if (l->readers > 0) {
        l->readers--;
        let_in(l);
        r = 0;
    }
    lock_release(&l->lock);
    return r;
}

int
rwlock_release_write(struct rwlock *l)
{
    int r = -EPERM;
    lock_acquire(&l->lock);
    if (l->writer) {
        l->writer = false;
        let_in(l);
        r = 0;
    }
    lock_release(&l->lock);
    return r;
}
