/* SPDX-License-Identifier: MIT */
/*
 * Lock: Python's threading.Lock (and, in shared memory, multiprocessing.Lock).
 *
 *     static struct lock lock = LOCK_INIT;
 *
 *     lock_acquire(&lock);
 *     balance += 1;                 only one thread at a time is here
 *     lock_release(&lock);
 *
 * - One thread holds it; the others that want it sleep in the kernel, making no system calls.
 * - It is not recursive: a thread that acquires it twice waits for itself for ever (see rlock.h).
 * - As in Python any thread may release it, not only the one that acquired it.
 * - No order among the waiters is promised.
 * - It lies where you put it: static, on a stack, in an object, in MAP_SHARED memory between processes.
 *   It needs no destruction; it must not move or vanish while anybody uses it.
 * - A holder that ends or is killed leaves it held, for ever unless somebody else releases it: acquire with a timeout where that
 *   may happen.  One that is killed while it waits, or when it has just been woken, leaves nothing behind: the kernel then wakes
 *   another.  (Linux does not: there the others may sleep beside the free lock; a timeout tells.)
 * - After fork() the child's copy is as it was: held by a thread that the child does not have, perhaps.
 *
 * The words of the struct belong to lock.c (lab 05 rewrites exactly that file); nobody else looks inside.
 */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include <conc/time.h>

struct lock {
    _Atomic uint32_t word[4];
};

#define LOCK_INIT { { 0 } }

/* Make it free.  For locks that LOCK_INIT cannot reach (malloc, shared memory). */
void lock_init(struct lock *l);

/* Wait until it is free and take it. */
void lock_acquire(struct lock *l);

/* Take it if it is free.  0, or -EAGAIN if somebody holds it. */
int lock_try_acquire(struct lock *l);

/* As lock_acquire, but give up after `timeout` (time.h).  0, -ETIMEDOUT, or -EAGAIN when timeout is 0. */
int lock_acquire_timeout(struct lock *l, int64_t timeout);

/* Give it up and let one waiter try.  0, or -EPERM if nobody held it (Python: RuntimeError). */
int lock_release(struct lock *l);

/* Does anybody hold it?  True or false at the time of looking, not when you read the answer. */
bool lock_locked(struct lock *l);

/* The name under which deadlock reports speak of it (otherwise: the symbol or address); copied.  This one lib/c
 * defines, for any lock word; the same declaration is in <heddle.h>. */
int lock_set_name(const void *lock, const char *name);
