/* SPDX-License-Identifier: MIT */
/* futex(2): sleep on a word of user memory while it has a value; wake. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/mm/user.h"

struct thread;

/* 0, -EAGAIN (value differs), -ETIMEDOUT, -EINTR, -EFAULT, -EINVAL.
 * deadline: clock_now() ns or WAIT_FOREVER. */
long futex_wait(uptr word, uint32_t expected, uint32_t bitset, int64_t deadline, bool private);
/* Number woken, at most n, longest waiters first. */
long futex_wake(uptr word, uint32_t n, uint32_t bitset, bool private);
/* Wakes n, moves up to `move` others to word2; if cmp, only while *word == value. */
long futex_requeue(uptr word, uint32_t n, uptr word2, uint32_t move, bool cmp, uint32_t value, bool private);
/* The current thread ends: clear_child_tid, robust list. */
void futex_thread_exit(void);
void futex_init(void);
