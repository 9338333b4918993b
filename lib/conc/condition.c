/* SPDX-License-Identifier: MIT */
/*
 * Condition: a list of sleepers, each on a word of its own.  Contracts in condition.h.
 *
 * A waiter lies on the stack of the thread that waits.  The list and every `notified` are changed only with
 * the condition's lock held, so there is no lock here.
 *
 *     condition.first -> [waiter A] -> [waiter B] -> NULL       condition.last -> [waiter B]
 *                         on A's stack  on B's stack
 *
 * Nothing is lost between giving the lock up and sleeping:
 *
 *     waiter                                  notifier
 *     appends itself, releases the lock
 *                                             acquires the lock
 *                                             takes it off the list, notified = 1, wakes: nobody sleeps yet
 *     futex_wait(notified, 0): it is 1,
 *     so it returns at once
 *
 * And the waiter's stack frame is alive while the notifier touches it: to return, the waiter needs the lock,
 * which the notifier holds until it is done.
 *
 * Time-out against notification: the waiter decides after it has the lock again.  If it was notified
 * meanwhile it says so, and the notification is not lost; if not, it takes itself off the list.
 */
#include <conc/condition.h>
#include <conc/futex.h>

#include <errno.h>
#include <stddef.h>

struct condition_waiter {
    struct condition_waiter *next;
    _Atomic uint32_t notified;
};

void
condition_init(struct condition *c, struct lock *lock)
{
    *c = (struct condition)CONDITION_INIT(lock);
}

static void
append(struct condition *c, struct condition_waiter *w)
{
    if (c->last) {
        c->last->next = w;
    } else {
        c->first = w;
    }
    c->last = w;
}

static void
take_off(struct condition *c, struct condition_waiter *w)
{
    struct condition_waiter *before = NULL;
    for (struct condition_waiter *p = c->first; p != w; p = p->next) {
        before = p;
    }
    if (before) {
        before->next = w->next;
    } else {
        c->first = w->next;
    }
    if (c->last == w) {
        c->last = before;
    }
}

int
condition_wait_timeout(struct condition *c, int64_t timeout)
{
    if (!lock_locked(c->lock)) {
        return -EPERM;
    }
    if (timeout == 0) {
        return -EAGAIN;
    }
    int64_t deadline = conc_deadline(timeout);
    struct condition_waiter me = { NULL, 0 };
    append(c, &me);
    lock_release(c->lock);
    while (atomic_load(&me.notified) == 0
           && futex_wait(&me.notified, 0, deadline) != -ETIMEDOUT) {
    }
    lock_acquire(c->lock);
    if (atomic_load(&me.notified)) {
        return 0;
    }
    take_off(c, &me);
    return -ETIMEDOUT;
}

int
condition_wait(struct condition *c)
{
    return condition_wait_timeout(c, TIMEOUT_FOREVER);
}

int
condition_wait_for(struct condition *c, bool (*predicate)(void *arg), void *arg, int64_t timeout)
{
    if (!lock_locked(c->lock)) {
        return -EPERM;
    }
    int64_t deadline = conc_deadline(timeout);
    while (!predicate(arg)) {
        int64_t left = conc_left(deadline);
        if (left == 0) {
            return timeout == 0 ? -EAGAIN : -ETIMEDOUT;
        }
        condition_wait_timeout(c, left);
    }
    return 0;
}

int
condition_notify(struct condition *c, int n)
{
    if (!lock_locked(c->lock)) {
        return -EPERM;
    }
    while (n-- > 0 && c->first) {
        struct condition_waiter *w = c->first;
        take_off(c, w);
        atomic_store(&w->notified, 1);
        futex_wake(&w->notified, 1);
    }
    return 0;
}

int
condition_notify_all(struct condition *c)
{
    return condition_notify(c, INT32_MAX);
}
