/* SPDX-License-Identifier: MIT */
/*
 * RLock: Python's threading.RLock, a lock that its owner may acquire again.
 *
 * It counts: as many releases as acquisitions, the last one frees it.  Only the owner may release.
 * It saves a function that needs the lock from knowing whether its caller has it already; it does not
 * help two threads that take two locks in two orders.
 * An owner that ends or dies leaves it held for ever, for nobody else may release it: acquire with a timeout where that may
 * happen.
 */
#pragma once

#include <conc/lock.h>

struct rlock {
    struct lock lock;           /* held while count > 0 */
    _Atomic uint32_t owner;     /* thread id, 0: nobody.  Written only with `lock` held */
    uint32_t count;             /* the owner's alone */
};

#define RLOCK_INIT { LOCK_INIT, 0, 0 }

void rlock_init(struct rlock *l);

/* Wait until it is free or the caller's, and count one more. */
void rlock_acquire(struct rlock *l);

/* 0, or -EAGAIN if another thread has it. */
int rlock_try_acquire(struct rlock *l);

/* 0, -ETIMEDOUT, or -EAGAIN when timeout is 0. */
int rlock_acquire_timeout(struct rlock *l, int64_t timeout);

/* Count one less.  0, or -EPERM if the caller is not the owner (Python: RuntimeError). */
int rlock_release(struct rlock *l);

/* How often the caller holds it: 0 if not at all. */
uint32_t rlock_count(struct rlock *l);

void rlock_set_name(struct rlock *l, const char *name);
