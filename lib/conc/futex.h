/* SPDX-License-Identifier: MIT */
/*
 * Futex: "sleep, if this word still holds this value".  The one thing of the kernel that every lock,
 * condition, semaphore and queue of this library sleeps on.
 *
 * Why the value is an argument.  Without it a wake-up can be lost between looking and sleeping:
 *
 *     waiter                              waker
 *     sees word == BUSY
 *                                         word = FREE
 *                                         wake(word)        nobody sleeps there yet
 *     sleep(word)                         (no further wake: the waiter sleeps for ever)
 *
 * futex_wait(word, BUSY) looks again inside the kernel, under the same lock that futex_wake takes:
 * either it sees FREE and returns at once, or it is on the list before the waker looks there.
 *
 * Returning 0 therefore promises nothing: woken, value already different, or a signal.  Look again.
 * Works between processes too, when the word lies in memory that they share.
 */
#pragma once

#include <stdatomic.h>
#include <stdint.h>

/* Sleep until woken, if *word == expected.  0: look again; -ETIMEDOUT: `deadline` (see time.h) has passed. */
int futex_wait(_Atomic uint32_t *word, uint32_t expected, int64_t deadline);

/* The same for a lock word (owner's thread id, plus FUTEX_WAITERS): the kernel is told that the caller
 * waits for the owner, and so can name both in a deadlock report. */
int futex_wait_owner(_Atomic uint32_t *word, uint32_t expected, int64_t deadline);

/* Wake at most `count` sleepers. */
void futex_wake(_Atomic uint32_t *word, int count);

#define FUTEX_ALL INT32_MAX

/* The caller's thread id, for lock words: gettid() without a system call each time. */
uint32_t futex_own_id(void);

/* Layout of a lock word, the same as Linux's robust futexes. */
#define FUTEX_WORD_WAITERS UINT32_C(0x80000000)
#define FUTEX_WORD_OWNER UINT32_C(0x3fffffff)
