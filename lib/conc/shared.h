/* SPDX-License-Identifier: MIT */
/*
 * Shared memory with a lock: Python's multiprocessing.Value and Array.
 *
 *     int64_t *n = shared_value(int64_t);             before the fork; it begins as 0
 *     double *row = shared_array(double, 100);
 *
 *     rlock_acquire(shared_lock(n));                  n += 1 is three steps here as everywhere:
 *     *n += 1;                                        the memory is shared, so the lock is needed
 *     rlock_release(shared_lock(n));
 *
 * - Parent and children see the same bytes; no message, no copy.  What is a pointer in it means nothing elsewhere.
 * - A process that ends with the lock held leaves it held: acquire with a timeout where that may happen.
 */
#pragma once

#include <stddef.h>

#include <conc/rlock.h>

#define shared_value(type) ((type *)shared_new(1, sizeof(type)))
#define shared_array(type, count) ((type *)shared_new((count), sizeof(type)))

/* NULL: no memory. */
void *shared_new(size_t count, size_t size);

/* The lock of what shared_new returned. */
struct rlock *shared_lock(void *shared);

size_t shared_count(void *shared);

/* This process uses it no longer; the others may. */
void shared_free(void *shared);
