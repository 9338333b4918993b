/* SPDX-License-Identifier: MIT */
/* lock, rlock, semaphore, condition: who gets it, who may release, what too much is, in which order notify wakes. */
#include "say.h"

#include <conc/condition.h>
#include <conc/rlock.h>
#include <conc/semaphore.h>
#include <conc/thread.h>

#include <sched.h>

#define SOON MILLISECONDS(10)

static void
in_thread(void (*what)(void *), void *object)
{
    struct thread *t = thread_new(what, object);
    thread_start(t);
    thread_join(t);
    thread_free(t);
}

static void
try_it(void *l)
{
    say_got(lock_try_acquire(l), -EAGAIN);
}

static void
release_it(void *l)
{
    say(lock_release(l), -EPERM, "RuntimeError");
}

static void
acquire_it(void *l)
{
    lock_acquire(l);
}

static void
locks(void)
{
    struct lock lock = LOCK_INIT;
    release_it(&lock);
    say_got(lock_acquire_timeout(&lock, TIMEOUT_FOREVER), 0);
    say_truth(lock_locked(&lock));
    try_it(&lock);
    say_got(lock_acquire_timeout(&lock, SOON), -ETIMEDOUT);
    in_thread(try_it, &lock);
    in_thread(release_it, &lock);
    say_truth(lock_locked(&lock));
    release_it(&lock);
    say_got(lock_acquire_timeout(&lock, SOON), -ETIMEDOUT);
    struct thread *with_it = thread_new(acquire_it, &lock);
    thread_start(with_it);
    release_it(&lock);
    thread_join(with_it);
    say_truth(lock_locked(&lock));
}

static void
try_rlock(void *l)
{
    say_got(rlock_try_acquire(l), -EAGAIN);
}

static void
wait_for_rlock(void *l)
{
    say_got(rlock_acquire_timeout(l, SOON), -ETIMEDOUT);
}

static void
release_rlock(void *l)
{
    say(rlock_release(l), -EPERM, "RuntimeError");
}

static void
rlocks(void)
{
    struct rlock lock = RLOCK_INIT;
    release_rlock(&lock);
    say_got(rlock_acquire_timeout(&lock, TIMEOUT_FOREVER), 0);
    try_rlock(&lock);
    wait_for_rlock(&lock);
    in_thread(try_rlock, &lock);
    in_thread(wait_for_rlock, &lock);
    in_thread(release_rlock, &lock);
    for (int i = 0; i < 2; i++) {
        release_rlock(&lock);
    }
    in_thread(try_rlock, &lock);
    release_rlock(&lock);
    release_rlock(&lock);
    in_thread(try_rlock, &lock);
    try_rlock(&lock);
}

static void
semaphores(void)
{
    struct semaphore s = SEMAPHORE_INIT(2), b = BOUNDED_SEMAPHORE_INIT(2), none = BOUNDED_SEMAPHORE_INIT(0);
    for (int i = 0; i < 2; i++) {
        say_got(semaphore_acquire_timeout(&s, TIMEOUT_FOREVER), 0);
    }
    say_got(semaphore_try_acquire(&s), -EAGAIN);
    say_got(semaphore_acquire_timeout(&s, SOON), -ETIMEDOUT);
    for (int i = 0; i < 4; i++) {
        say(semaphore_release(&s), -EINVAL, "ValueError");
    }
    for (int i = 0; i < 5; i++) {
        say_got(semaphore_try_acquire(&s), -EAGAIN);
    }
    say(semaphore_release(&b), -EINVAL, "ValueError");
    say_got(semaphore_acquire_timeout(&b, TIMEOUT_FOREVER), 0);
    say(semaphore_release(&b), -EINVAL, "ValueError");
    say(semaphore_release(&b), -EINVAL, "ValueError");
    say_got(semaphore_acquire_timeout(&b, TIMEOUT_FOREVER), 0);
    say_got(semaphore_acquire_timeout(&b, TIMEOUT_FOREVER), 0);
    say_got(semaphore_try_acquire(&b), -EAGAIN);
    say_got(semaphore_try_acquire(&none), -EAGAIN);
    say(semaphore_release(&none), -EINVAL, "ValueError");
}

static bool
is(void *truth)
{
    return truth;
}

static void
conditions(void)
{
    struct lock lock = LOCK_INIT;
    struct condition c = CONDITION_INIT(&lock);
    say(condition_wait(&c), -EPERM, "RuntimeError");
    say(condition_wait_timeout(&c, SOON), -EPERM, "RuntimeError");
    say(condition_notify(&c, 1), -EPERM, "RuntimeError");
    say(condition_notify_all(&c), -EPERM, "RuntimeError");
    say(condition_wait_for(&c, is, NULL, TIMEOUT_FOREVER), -EPERM, "RuntimeError");
    lock_acquire(&lock);
    say_got(condition_wait_timeout(&c, SOON), -ETIMEDOUT);
    say_got(condition_wait_timeout(&c, 0), -EAGAIN);
    say_truth(lock_locked(&lock));
    say(condition_notify(&c, 1), 0, "");
    say(condition_notify(&c, 5), 0, "");
    say_got(condition_wait_for(&c, is, &c, SOON), 0);
    say_got(condition_wait_for(&c, is, NULL, SOON), -ETIMEDOUT);
    say_got(condition_wait_for(&c, is, NULL, 0), -EAGAIN);
    say_got(condition_wait_timeout(&c, SOON), -ETIMEDOUT);
}

static struct lock order_lock = LOCK_INIT;
static struct condition in_order = CONDITION_INIT(&order_lock);
static long woken[5];
static _Atomic int waiting, awake;

static void
wait(void *me)
{
    lock_acquire(&order_lock);
    waiting++;
    condition_wait(&in_order);
    woken[awake] = (intptr_t)me;
    awake++;
    lock_release(&order_lock);
}

static void
say_woken(void)
{
    for (int i = 0; i < awake; i++) {
        printf("%s%ld", i ? ", " : "[", woken[i]);
    }
    say_text("]");
}

static int
by_number(const void *a, const void *b)
{
    return (int)(*(const long *)a - *(const long *)b);
}

static void
orders(void)
{
    struct thread *t[5];
    for (intptr_t me = 0; me < 5; me++) {
        t[me] = thread_new(wait, (void *)me);
        thread_start(t[me]);
        while (waiting <= me) {
            sched_yield();
        }
    }
    for (int i = 0; i < 4; i++) {
        int n = (const int[]){ 1, 1, 0, 1 }[i], before = awake;
        lock_acquire(&order_lock);
        condition_notify(&in_order, n);
        lock_release(&order_lock);
        while (awake < before + n) {
            sched_yield();
        }
        say_woken();
    }
    lock_acquire(&order_lock);
    condition_notify(&in_order, 99);
    lock_release(&order_lock);
    for (int i = 0; i < 5; i++) {
        thread_join(t[i]);
    }
    qsort(woken, 5, sizeof *woken, by_number);
    say_woken();
}

int
main(void)
{
    static const struct { const char *name; void (*part)(void); } parts[] = {
        { "locks", locks }, { "rlocks", rlocks }, { "semaphores", semaphores }, { "conditions", conditions }, { "orders", orders },
    };
    for (int i = 0; i < 5; i++) {
        say_text(parts[i].name);
        parts[i].part();
    }
}
