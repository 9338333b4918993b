/* SPDX-License-Identifier: MIT */
/* A flag for tasks.  Contracts in aevent.h. */
#include <conc/aevent.h>

int
aevent_wait(struct aevent *e)
{
    return e->flag ? 0 : awaiters_wait(&e->waiters, 0);
}

void
aevent_set(struct aevent *e)
{
    e->flag = true;
    awaiters_wake_all(&e->waiters);
}

void
aevent_clear(struct aevent *e)
{
    e->flag = false;
}

bool
aevent_is_set(struct aevent *e)
{
    return e->flag;
}
