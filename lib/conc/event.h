/* SPDX-License-Identifier: MIT */
/*
 * Event: Python's threading.Event, a flag that threads can wait for.
 *
 * A set wakes everybody who waited for it, even if a clear follows at once.
 * Works between processes in shared memory.  If whoever should set it dies, nobody is told: wait with a timeout where that may
 * happen.  One that dies while it waits leaves nothing behind.
 */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include <conc/time.h>

struct event {
    _Atomic uint32_t turns;     /* odd: set.  Each set and each clear that changes it adds one */
};

#define EVENT_INIT { 0 }

void event_init(struct event *e);
void event_set(struct event *e);
void event_clear(struct event *e);
bool event_is_set(struct event *e);

void event_wait(struct event *e);

/* 0, -ETIMEDOUT, or -EAGAIN when timeout is 0. */
int event_wait_timeout(struct event *e, int64_t timeout);
