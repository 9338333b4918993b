/* SPDX-License-Identifier: MIT */
/* For history.h: the three are tasks of one loop, which change where they wait and at pauses. */
#pragma once

#include "history.h"

#include <conc/async.h>
#include <conc/loop.h>
#include <conc/task.h>

static struct task *actor_task[ACTORS];

static inline void
pause_task(int me)
{
    (void)me;
    async_sleep(0);
}

static inline int
act_in_task(void *me, void **result)
{
    (void)result;
    history->act((int)(intptr_t)me);
    return 0;
}

static inline void
run_in_tasks(void)
{
    static struct loop *loop;
    struct afuture *f[ACTORS];
    loop = loop ? loop : loop_new();
    for (intptr_t i = 0; i < ACTORS; i++) {
        actor_task[i] = task_new(loop, act_in_task, (void *)i);
        f[i] = task_future(actor_task[i]);
    }
    struct afuture *all = async_gather(loop, f, ACTORS, false);
    CLAIM_EQ(loop_run_until_complete(loop, all, NULL), 0);
    afuture_free(all);
    for (int i = 0; i < ACTORS; i++) {
        task_free(actor_task[i]);
    }
}

/* `wait(object)` with a limit: -ETIMEDOUT, or -EAGAIN when it is 0. */
static inline long
with_limit(int64_t timeout, int (*wait)(void *object), void *object)
{
    struct async_timeout limit;
    long r = async_timeout_begin(&limit, timeout);
    CLAIM_EQ(r, 0);
    r = async_timeout_end(&limit, wait(object));
    return r == -ETIMEDOUT && timeout == 0 ? -EAGAIN : r;
}
