/* SPDX-License-Identifier: MIT */
/* The bare futex call, without a library around it. */
#pragma once

#include "check.h"

#include <limits.h>
#include <stdint.h>

#define WAIT         0
#define WAKE         1
#define REQUEUE      3
#define CMP_REQUEUE  4
#define WAIT_BITSET  9
#define WAKE_BITSET  10
#define PRIVATE_FLAG 128
#define REALTIME     256
#define ANY_BIT      0xffffffffu

static inline long
futex(volatile uint32_t *word, int operation, uint32_t value, const struct timespec *timeout)
{
    return syscall(SYS_futex, word, operation, value, timeout, NULL, 0);
}

/* Also WAIT_BITSET (value2: the timeout's address, value3: the bits). */
static inline long
futex_more(volatile uint32_t *word, int operation, uint32_t value, long value2, volatile uint32_t *word2,
           uint32_t value3)
{
    return syscall(SYS_futex, word, operation, value, value2, word2, value3);
}

/* Returns when that many threads sleep on the word: moving them all to where they are only counts them. */
static inline void
await_waiters(volatile uint32_t *word, long count)
{
    while (futex_more(word, REQUEUE, 0, INT_MAX, word, 0) != count)
        pause_for(MILLISECOND);
}
