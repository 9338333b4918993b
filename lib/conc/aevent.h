/* SPDX-License-Identifier: MIT */
/* Aevent: asyncio.Event, a flag that tasks of one loop wait for.  If the task that should set it ends, nobody is told. */
#pragma once

#include <conc/awaiters.h>

struct aevent {
    bool flag;
    struct awaiters waiters;
};

#define AEVENT_INIT { 0 }

/* Wait until it is set.  0, or what was thrown at the waiting task. */
int aevent_wait(struct aevent *e);

/* All who wait now go on, also if it is cleared before they run. */
void aevent_set(struct aevent *e);
void aevent_clear(struct aevent *e);
bool aevent_is_set(struct aevent *e);
