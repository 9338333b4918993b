/* SPDX-License-Identifier: MIT */
/*
 * RWLock: many readers or one writer.  Python has none; `pthread_rwlock_t` is C's.
 *
 *     static struct rwlock page = RWLOCK_INIT(RWLOCK_FAIR);
 *
 *     rwlock_acquire_read(&page);             rwlock_acquire_write(&page);
 *     look                                    change
 *     rwlock_release_read(&page);             rwlock_release_write(&page);
 *
 * Who goes first when both want it is a choice, and each choice has its price:
 *
 *     RWLOCK_PREFER_READERS   a reader enters whenever no writer is inside.  Readers that overlap for ever starve a writer.
 *     RWLOCK_PREFER_WRITERS   a reader waits while a writer waits.  Writers that come for ever starve the readers.
 *     RWLOCK_FAIR             in the order of arrival; readers next to each other enter together.  Nobody starves.
 *
 * - Not recursive, and read does not become write: a reader that asks for write waits for itself.  A second read by
 *   one thread waits for a writer that waits for the first (except with PREFER_READERS).
 * - As with a Lock anybody may release it, and a thread that ends with it held leaves it held.
 * - Threads of one process only: the waiters lie on their stacks.
 */
#pragma once

#include <conc/lock.h>

enum rwlock_preference { RWLOCK_PREFER_READERS, RWLOCK_PREFER_WRITERS, RWLOCK_FAIR };

struct rwlock_waiter;

struct rwlock {
    enum rwlock_preference preference;  /* [c] */
    struct lock lock;
    uint32_t readers;                   /* [l] inside */
    bool writer;                        /* [l] inside */
    struct rwlock_waiter *first;        /* [l] longest waiting */
};                                      /* [c] never changes  [l] under lock */

#define RWLOCK_INIT(preference) { (preference), LOCK_INIT, 0, false, 0 }

void rwlock_init(struct rwlock *l, enum rwlock_preference preference);

void rwlock_acquire_read(struct rwlock *l);
void rwlock_acquire_write(struct rwlock *l);

/* 0, -ETIMEDOUT, or -EAGAIN when timeout is 0. */
int rwlock_acquire_read_timeout(struct rwlock *l, int64_t timeout);
int rwlock_acquire_write_timeout(struct rwlock *l, int64_t timeout);

/* 0, or -EPERM if nobody had it so. */
int rwlock_release_read(struct rwlock *l);
int rwlock_release_write(struct rwlock *l);
