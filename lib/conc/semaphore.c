/* SPDX-License-Identifier: MIT */
/*
 * Semaphore on one futex word, its value.  Contracts in semaphore.h.
 *
 * Sleepers sleep on the value 0.  A release makes the system call only if somebody may sleep:
 *
 *     acquirer                         releaser
 *     waiters += 1                     value += 1
 *     futex_wait(value, 0)             if (waiters) futex_wake
 *
 * One is enough, for it takes what it was woken for; but if any of them only looks (semaphore_await), all are woken.
 * Each writes one word and then reads the other's, both sequentially consistent, so at least one of them sees
 * the other: either the wake is sent, or futex_wait finds the value no longer 0.
 */
#include <conc/futex.h>
#include <conc/semaphore.h>

#include <errno.h>
#include <stdbool.h>

void
semaphore_init(struct semaphore *s, uint32_t value)
{
    atomic_store(&s->value, value);
    atomic_store(&s->waiters, 0);
    atomic_store(&s->lookers, 0);
    s->limit = UINT32_MAX;
}

void
bounded_semaphore_init(struct semaphore *s, uint32_t value)
{
    semaphore_init(s, value);
    s->limit = value;
}

static bool
take_one(struct semaphore *s)
{
    uint32_t v = atomic_load(&s->value);
    while (v > 0) {
        if (atomic_compare_exchange_weak(&s->value, &v, v - 1)) {
            return true;
        }
    }
    return false;
}

static int
await(struct semaphore *s, int64_t deadline)
{
    int r = 0;
    atomic_fetch_add(&s->waiters, 1);
    while (r != -ETIMEDOUT && atomic_load(&s->value) == 0) {
        r = futex_wait(&s->value, 0, deadline);
    }
    atomic_fetch_sub(&s->waiters, 1);
    return r == -ETIMEDOUT ? r : 0;
}

int
semaphore_await(struct semaphore *s, int64_t timeout)
{
    if (atomic_load(&s->value) > 0) {
        return 0;
    }
    if (timeout == 0) {
        return -EAGAIN;
    }
    atomic_fetch_add(&s->lookers, 1);
    int r = await(s, conc_deadline(timeout));
    atomic_fetch_sub(&s->lookers, 1);
    return r;
}

int
semaphore_acquire_timeout(struct semaphore *s, int64_t timeout)
{
    if (take_one(s)) {
        return 0;
    }
    if (timeout == 0) {
        return -EAGAIN;
    }
    int64_t deadline = conc_deadline(timeout);
    int r = 0;
    while (r == 0 && !take_one(s)) {
        r = await(s, deadline);
    }
    return r;
}

void
semaphore_acquire(struct semaphore *s)
{
    semaphore_acquire_timeout(s, TIMEOUT_FOREVER);
}

int
semaphore_try_acquire(struct semaphore *s)
{
    return semaphore_acquire_timeout(s, 0);
}

int
semaphore_release(struct semaphore *s)
{
    uint32_t v = atomic_load(&s->value);
    do {
        if (v == s->limit) {
            return -EINVAL;
        }
    } while (!atomic_compare_exchange_weak(&s->value, &v, v + 1));
    if (atomic_load(&s->waiters) > 0) {
        futex_wake(&s->value, atomic_load(&s->lookers) > 0 ? FUTEX_ALL : 1);
    }
    return 0;
}

uint32_t
semaphore_value(struct semaphore *s)
{
    return atomic_load(&s->value);
}
