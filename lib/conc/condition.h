/* SPDX-License-Identifier: MIT */
/*
 * Condition: Python's threading.Condition over a lock that you give it.
 *
 *     static struct lock lock = LOCK_INIT;
 *     static struct condition ready = CONDITION_INIT(&lock);
 *
 *     lock_acquire(&lock);                        lock_acquire(&lock);
 *     while (!there)                              there = true;
 *         condition_wait(&ready);                 condition_notify(&ready, 1);
 *     use it                                      lock_release(&lock);
 *     lock_release(&lock);
 *
 * - wait gives the lock up and sleeps as one step: a notification sent by whoever holds the lock
 *   afterwards cannot be missed.  When it returns, whatever the answer, the lock is held again.
 * - The notified thread does not run first: between the notification and its getting the lock others may
 *   take what was announced.  So the waiter looks again: `while`, never `if`.  condition_wait_for does it.
 * - notify wakes those that have waited longest.  With nobody waiting it does nothing and is not remembered.
 * - Threads of one process only: the waiters lie on their stacks.
 * - A thread that dies takes its whole process along, so no waiter is left alone.  One that ends with the lock held leaves it held:
 *   then no wait returns, also none whose time is over, for each takes the lock again.
 * - Several conditions may share one lock (queue.c has three).
 */
#pragma once

#include <conc/lock.h>

struct condition_waiter;

struct condition {
    struct lock *lock;                  /* [c] given at the start */
    struct condition_waiter *first;     /* [l] longest waiting */
    struct condition_waiter *last;      /* [l] */
};                                      /* [c] never changes  [l] under *lock */

#define CONDITION_INIT(lock) { (lock), 0, 0 }

void condition_init(struct condition *c, struct lock *lock);

/* Lock held.  Sleep until notified.  0, or -EPERM if the lock is not held (Python: RuntimeError). */
int condition_wait(struct condition *c);

/* As condition_wait; -ETIMEDOUT if not notified in time, -EAGAIN when timeout is 0.  Lock held again in any case. */
int condition_wait_timeout(struct condition *c, int64_t timeout);

/* Lock held.  Wait until `predicate(arg)`, which is called with the lock held.
 * 0: it is true; -ETIMEDOUT / -EAGAIN: it was still false at the end; -EPERM. */
int condition_wait_for(struct condition *c, bool (*predicate)(void *arg), void *arg, int64_t timeout);

/* Lock held.  Wake at most n waiters.  0, or -EPERM if the lock is not held. */
int condition_notify(struct condition *c, int n);

int condition_notify_all(struct condition *c);
