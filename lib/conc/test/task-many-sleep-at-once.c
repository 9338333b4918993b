/* SPDX-License-Identifier: MIT */
/* A thousand tasks of one thread sleep at the same time; each result comes out, also by gather; a failure has its message,
 * and one that nobody asks for is told of. */
#include "claim.h"

#include <conc/async.h>
#include <conc/loop.h>
#include <conc/task.h>

#define MANY 1000

static int untold;

static int
sleeps(void *arg, void **result)
{
    int r = async_sleep(MILLISECONDS(100));
    *result = arg;
    return r < 0 ? r : (intptr_t)arg == MANY ? exception_raise(-EIO, "number %d", MANY) : 0;
}

static void
tell(struct loop *l, const char *message, const char *task, const struct exception *e)
{
    (void)l;
    CLAIM(task && strcmp(message, "Task exception was never retrieved") == 0);
    CLAIM_EQ(e->code, -EIO);
    untold++;
}

int
main(void)
{
    static struct afuture *f[MANY];
    void **value = NULL;
    int64_t start = conc_now();
    struct loop *loop = loop_new();
    for (intptr_t i = 0; i < MANY; i++) {
        f[i] = task_future(task_new(loop, sleeps, (void *)i));
    }
    struct afuture *all = async_gather(loop, f, MANY, false);
    CLAIM_EQ(loop_run_until_complete(loop, all, (void **)&value), 0);
    CLAIM(conc_now() - start >= MILLISECONDS(100));
    CLAIM(!time_is_virtual() || conc_now() - start < SECONDS(10));
    for (intptr_t i = 0; i < MANY; i++) {
        CLAIM_EQ((intptr_t)value[i], i);
        afuture_free(f[i]);
    }
    afuture_free(all);

    struct task *bad = task_new(loop, sleeps, (void *)MANY);
    CLAIM_EQ(loop_run_until_complete(loop, task_future(bad), NULL), -EIO);
    CLAIM(strcmp(exception_last()->message, "number 1000") == 0);
    task_free(bad);
    loop_set_exception_handler(loop, tell);
    bad = task_new(loop, sleeps, (void *)MANY);
    task_free(bad);
    struct task *good = task_new(loop, sleeps, NULL);
    CLAIM_EQ(loop_run_until_complete(loop, task_future(good), NULL), 0);
    task_free(good);
    CLAIM_EQ(untold, 1);
    loop_free(loop);
}
