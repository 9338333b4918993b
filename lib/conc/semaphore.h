/* SPDX-License-Identifier: MIT */
/*
 * Semaphore and BoundedSemaphore: Python's, for threads, and between processes in shared memory.
 *
 * A number that never goes below zero: acquire takes one and sleeps while there is none, release puts
 * one back.  Nobody owns it: any thread may release.  No order among the waiters is promised.
 *
 * Who ends or dies between the two does not put back: it is one less from then on, until anybody releases in its place.
 * One that is killed while it waits, or when a release has just woken it, leaves nothing behind: the kernel then wakes another.
 * (Linux does not: there the others may sleep beside the free place; a timeout tells.)
 *
 *     static struct semaphore seats = SEMAPHORE_INIT(3);           at most three at once
 */
#pragma once

#include <stdatomic.h>
#include <stdint.h>

#include <conc/time.h>

struct semaphore {
    _Atomic uint32_t value;
    _Atomic uint32_t waiters;   /* threads about to sleep or asleep */
    uint32_t limit;             /* most that `value` may be; UINT32_MAX: not bounded */
    _Atomic uint32_t lookers;   /* of the waiters those who will take nothing */
};

#define SEMAPHORE_INIT(value) { (value), 0, UINT32_MAX, 0 }
#define BOUNDED_SEMAPHORE_INIT(value) { (value), 0, (value), 0 }

void semaphore_init(struct semaphore *s, uint32_t value);
void bounded_semaphore_init(struct semaphore *s, uint32_t value);

void semaphore_acquire(struct semaphore *s);

/* 0, or -EAGAIN if there is none. */
int semaphore_try_acquire(struct semaphore *s);

/* 0, -ETIMEDOUT, or -EAGAIN when timeout is 0. */
int semaphore_acquire_timeout(struct semaphore *s, int64_t timeout);

/* Wait until there is one, and leave it there; somebody else may be faster to take it.  As semaphore_acquire_timeout. */
int semaphore_await(struct semaphore *s, int64_t timeout);

/* Put one back.  0, or -EINVAL if a bounded one would exceed its start value (Python: ValueError). */
int semaphore_release(struct semaphore *s);

/* The value at the time of looking. */
uint32_t semaphore_value(struct semaphore *s);
