/* SPDX-License-Identifier: MIT */
/* futex(2): sleep on a word of user memory while it has a value; wake. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/mm/user.h"

struct thread;
struct vm_key;

/* 0, -EAGAIN (value differs), -ETIMEDOUT, -EINTR, -EFAULT, -EINVAL.
 * deadline: clock_now() ns or WAIT_FOREVER. */
long futex_wait(uptr word, uint32_t expected, uint32_t bitset, int64_t deadline, bool private);
/* Number woken, at most n, longest waiters first. */
long futex_wake(uptr word, uint32_t n, uint32_t bitset, bool private);
/* Wakes n, moves up to `move` others to word2; if cmp, only while *word == value. */
long futex_requeue(uptr word, uint32_t n, uptr word2, uint32_t move, bool cmp, uint32_t value, bool private);
/* Changes *word2 by the coded operation; wakes n at word and, if what was in
 * *word2 compares so, n2 at word2.  How many. */
long futex_wake_op(uptr word, uint32_t n, uptr word2, uint32_t n2, uint32_t operation, bool private);

/* Priority inheritance (futex_pi.c).  -EDEADLK: the caller holds it, or waiting
 * would close a circle.  -EAGAIN: `try`, and it is held.  -ESRCH: the holder is gone. */
long futex_lock_pi(uptr word, bool try, int64_t deadline, bool private);
long futex_unlock_pi(uptr word, bool private);
/* Somebody waits for that lock; waits at that word, but for no lock.  On Linux, too, the one makes the other EINVAL. */
bool futex_pi_waited(const struct vm_key *key);
bool futex_waited(const struct vm_key *key);
void futex_pi_init(void);
void futex_pi_exit(void); /* the current thread ends */

/* The current thread ends: clear_child_tid, robust list; the wake-up that ended its last wait goes to another. */
void futex_thread_exit(void);
/* But it ends of its own will, so it has done with that wake-up what it wanted. */
void futex_keep_wake(void);
void futex_init(void);
