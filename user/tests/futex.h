/* SPDX-License-Identifier: MIT */
/* The bare futex call, without a library around it. */
#pragma once

#include "check.h"

#include <stdint.h>

#define WAIT         0
#define WAKE         1
#define PRIVATE_FLAG 128

static inline long
futex(volatile uint32_t *word, int operation, uint32_t value, const struct timespec *timeout)
{
    return syscall(SYS_futex, word, operation, value, timeout, NULL, 0);
}
