/* SPDX-License-Identifier: MIT */
/* A limit ends what a task awaits, one call or many, with -ETIMEDOUT and at its time; one that is not reached changes nothing;
 * the inner of two is told from the outer; and if somebody else cancelled the task, that is what it hears. */
#include "claim.h"

#include <conc/aevent.h>
#include <conc/async.h>
#include <conc/loop.h>
#include <conc/task.h>

static struct loop *loop;
static struct aevent never = AEVENT_INIT;

static long
wait_with(int64_t limit)
{
    struct async_timeout t;
    CLAIM_EQ(async_timeout_begin(&t, limit), 0);
    return async_timeout_end(&t, aevent_wait(&never));
}

static int
limits(void *arg, void **result)
{
    (void)arg;
    (void)result;
    struct async_timeout outer;
    int64_t start = conc_now();
    CLAIM_EQ(wait_with(MILLISECONDS(30)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(30));
    CLAIM_EQ(wait_with(0), -ETIMEDOUT);
    CLAIM_EQ(task_cancelling(task_current()), 0);

    CLAIM_EQ(async_timeout_begin(&outer, SECONDS(1000)), 0);
    CLAIM_EQ(wait_with(MILLISECONDS(5)), -ETIMEDOUT);
    CLAIM_EQ(async_sleep(MILLISECONDS(5)), 0);
    CLAIM_EQ(async_timeout_end(&outer, 7), 7);

    start = conc_now();
    CLAIM_EQ(async_timeout_begin(&outer, MILLISECONDS(20)), 0);
    CLAIM_EQ(wait_with(SECONDS(1000)), CANCELLED_ERROR);
    CLAIM_EQ(async_timeout_end(&outer, CANCELLED_ERROR), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(20));
    return 0;
}

static int
is_cancelled_by_others(void *arg, void **result)
{
    (void)arg;
    (void)result;
    return (int)wait_with(TIMEOUT_FOREVER);
}

/* The limit and the other's cancel come in one round. */
static int
is_cancelled_by_both(void *arg, void **result)
{
    (void)result;
    struct async_timeout t;
    CLAIM_EQ(async_timeout_begin(&t, MILLISECONDS(5)), 0);
    int r = aevent_wait(&never);
    CLAIM(t.expired);
    task_cancel(arg ? arg : task_current());
    r = (int)async_timeout_end(&t, r);
    CLAIM_EQ(task_uncancel(task_current()), 0);
    return r;
}

static void
cancel(void *task)
{
    task_cancel(task);
}

int
main(void)
{
    struct async_timeout t;
    CLAIM_EQ(async_timeout_begin(&t, 0), RUNTIME_ERROR);
    loop = loop_new();
    struct task *first = task_new(loop, limits, NULL), *second = task_new(loop, is_cancelled_by_others, NULL),
                *third = task_new(loop, is_cancelled_by_both, NULL);
    loop_call_later(loop, MILLISECONDS(10), cancel, second);
    CLAIM_EQ(loop_run_until_complete(loop, task_future(first), NULL), 0);
    CLAIM_EQ(loop_run_until_complete(loop, task_future(second), NULL), CANCELLED_ERROR);
    CLAIM_EQ(loop_run_until_complete(loop, task_future(third), NULL), CANCELLED_ERROR);
    task_free(first);
    task_free(second);
    task_free(third);
    loop_free(loop);
}
