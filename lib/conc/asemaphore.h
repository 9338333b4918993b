/* SPDX-License-Identifier: MIT */
/*
 * Asemaphore: asyncio.Semaphore, how many tasks of one loop may be inside.  Fair: a release gives to who has waited longest,
 * and a newcomer does not overtake.  A task that ends does not put back what it took; one that is cancelled while it waits does.
 */
#pragma once

#include <conc/awaiters.h>

struct asemaphore {
    long value;
    struct awaiters waiters;
};

#define ASEMAPHORE_INIT(value) { (value), { 0 } }

/* 0, or what was thrown at the waiting task. */
int asemaphore_acquire(struct asemaphore *s);
void asemaphore_release(struct asemaphore *s);

/* Would acquire wait? */
bool asemaphore_locked(struct asemaphore *s);
