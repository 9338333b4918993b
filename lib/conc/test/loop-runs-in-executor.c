/* SPDX-License-Identifier: MIT */
/* What an executor's threads return and raise comes out in the loop, which goes on meanwhile; what no thread has begun can
 * be cancelled, and is not done. */
#include "claim.h"

#include <conc/async.h>
#include <conc/event.h>
#include <conc/loop.h>
#include <conc/run_in_executor.h>
#include <conc/task.h>
#include <conc/thread.h>
#include <conc/thread_pool_executor.h>

static struct event go = EVENT_INIT;
static struct loop *loop;
static struct executor *executor;
static int ran;

static int
blocks(void *arg, void **result)
{
    CLAIM(thread_current() != thread_main());
    event_wait(&go);
    __atomic_add_fetch(&ran, 1, __ATOMIC_RELAXED);
    *result = arg;
    return arg ? 0 : exception_raise(-EIO, "nothing given");
}

static int
all(void *arg, void **result)
{
    struct afuture *f[4];
    void *value = NULL;
    (void)arg;
    (void)result;
    for (intptr_t i = 0; i < 4; i++) {
        f[i] = loop_run_in_executor(loop, executor, blocks, i == 1 ? NULL : (void *)(i + 1));
        CLAIM(f[i]);
    }
    CLAIM_EQ(async_sleep(MILLISECONDS(20)), 0);
    CLAIM(!afuture_done(f[0]));
    CLAIM(afuture_cancel(f[3]) && afuture_cancelled(f[3]));
    event_set(&go);
    CLAIM_EQ(afuture_await(f[0], &value), 0);
    CLAIM_EQ((intptr_t)value, 1);
    CLAIM_EQ(afuture_await(f[1], &value), -EIO);
    CLAIM(strcmp(exception_last()->message, "nothing given") == 0);
    CLAIM_EQ(afuture_await(f[2], &value), 0);
    CLAIM_EQ((intptr_t)value, 3);
    CLAIM_EQ(afuture_await(f[3], &value), CANCELLED_ERROR);
    for (int i = 0; i < 4; i++) {
        afuture_free(f[i]);
    }
    return 0;
}

int
main(void)
{
    loop = loop_new();
    executor = thread_pool_executor_new(2);
    struct task *t = task_new(loop, all, NULL);
    CLAIM_EQ(loop_run_until_complete(loop, task_future(t), NULL), 0);
    task_free(t);
    executor_free(executor);
    CLAIM_EQ(ran, 3);
    loop_free(loop);
}
