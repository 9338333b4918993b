/* SPDX-License-Identifier: MIT */
/* cancel reaches what the task waits for, or its very beginning; the task may refuse; one that is done cannot be
 * cancelled; a deep one is cancelled through those that it waits for. */
#include "claim.h"

#include <conc/async.h>
#include <conc/loop.h>
#include <conc/task.h>

static struct loop *loop;
static int seen;

static int
sleeps(void *arg, void **result)
{
    (void)arg;
    (void)result;
    seen = async_sleep(SECONDS(1000));
    return seen;
}

static int
refuses(void *arg, void **result)
{
    CLAIM_EQ(sleeps(arg, result), CANCELLED_ERROR);
    *result = "still here";
    return 0;
}

static int
awaits(void *arg, void **result)
{
    struct task *inner = task_new(loop, sleeps, arg);
    int r = task_await(inner, result);
    CLAIM_EQ(task_cancelled(inner), r == CANCELLED_ERROR);
    task_free(inner);
    return r;
}

static int
cancels_itself(void *arg, void **result)
{
    CLAIM(task_cancel(task_current()));
    return sleeps(arg, result);
}

/* Run t for `rounds` rounds, cancel it, see it end. */
static struct task *
cancelled(generator_body *body, int rounds)
{
    struct task *t = task_new(loop, body, NULL);
    seen = 0;
    while (rounds-- > 0) {
        loop_stop(loop);
        CLAIM_EQ(loop_run_forever(loop), 0);
    }
    CLAIM(task_cancel(t));
    CLAIM(!task_done(t));
    loop_run_until_complete(loop, task_future(t), NULL);
    CLAIM(!task_cancel(t));
    return t;
}

int
main(void)
{
    void *value = NULL;
    loop = loop_new();
    struct task *t = cancelled(sleeps, 1);
    CLAIM(task_cancelled(t));
    CLAIM_EQ(seen, CANCELLED_ERROR);
    CLAIM_EQ(task_result(t, &value), CANCELLED_ERROR);
    task_free(t);
    t = cancelled(sleeps, 0);
    CLAIM(task_cancelled(t));
    CLAIM_EQ(seen, 0);
    task_free(t);
    t = cancelled(refuses, 2);
    CLAIM(!task_cancelled(t));
    CLAIM_EQ(task_result(t, &value), 0);
    CLAIM(strcmp(value, "still here") == 0);
    task_free(t);
    t = cancelled(awaits, 3);
    CLAIM(task_cancelled(t));
    CLAIM_EQ(seen, CANCELLED_ERROR);
    task_free(t);
    t = task_new(loop, cancels_itself, NULL);
    CLAIM_EQ(loop_run_until_complete(loop, task_future(t), NULL), CANCELLED_ERROR);
    CLAIM_EQ(seen, CANCELLED_ERROR);
    task_free(t);
    CLAIM_EQ(loop_all_tasks(loop, NULL, 0), 0);
    loop_free(loop);
}
