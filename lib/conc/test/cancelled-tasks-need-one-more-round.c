/* SPDX-License-Identifier: MIT */
/* After an interrupt cancel says True of each task, the one that waits for the others included, and none hears of it: all are
 * pending as before.  One more round of the loop, and each has seen the error at its await, cleaned up and ended.  One whose clean-up
 * awaits again needs more than that round: close destroys it there. */
#include "claim.h"

#include <conc/async.h>
#include <conc/loop.h>
#include <conc/task.h>
#include <errno.h>
#include <signal.h>

#define TASKS 5

static int cancelled, cleaned, slow_cleaned, destroyed;

static int
sleeps(void *arg, void **result)
{
    (void)result;
    int r = async_sleep(SECONDS(1000));
    cancelled += r == CANCELLED_ERROR;
    if (arg) {
        r = async_sleep(SECONDS(1));
        slow_cleaned += r == 0;
    } else {
        cleaned++;
    }
    return r;
}

static int
waits(void *arg, void **result)
{
    (void)result;
    int r = async_wait(arg, TASKS, ALL_COMPLETED, TIMEOUT_FOREVER);
    cancelled += r == CANCELLED_ERROR;
    return r < 0 ? r : 0;
}

static void
tell(struct loop *l, const char *message, const char *task, const struct exception *e)
{
    (void)l;
    (void)task;
    (void)e;
    destroyed += strcmp(message, "Task was destroyed but it is pending!") == 0;
}

static void
interrupt(void *arg)
{
    (void)arg;
    kill(getpid(), SIGINT);
}

/* With `slow`, the first task awaits in its clean-up. */
static void
run(int slow)
{
    struct task *t[TASKS + 1], *all[TASKS + 2];
    struct afuture *f[TASKS];
    struct loop *loop = loop_new();
    cancelled = cleaned = slow_cleaned = destroyed = 0;
    loop_set_exception_handler(loop, tell);
    CLAIM_EQ(loop_catch_interrupt(loop, SIGINT), 0);
    for (int i = 0; i < TASKS; i++) {
        t[i] = task_new(loop, sleeps, i < slow ? loop : NULL);
        f[i] = task_future(t[i]);
    }
    t[TASKS] = task_new(loop, waits, f);
    loop_call_later(loop, MILLISECONDS(10), interrupt, NULL);
    CLAIM_EQ(loop_run_until_complete(loop, task_future(t[TASKS]), NULL), -EINTR);

    CLAIM_EQ(loop_all_tasks(loop, all, TASKS + 2), TASKS + 1);
    for (int i = 0; i <= TASKS; i++) {
        CLAIM(task_cancel(all[i]));
    }
    CLAIM_EQ(cancelled, 0);
    CLAIM_EQ(loop_all_tasks(loop, NULL, 0), TASKS + 1);
    for (int i = 0; i <= TASKS; i++) {
        CLAIM(!task_done(t[i]));
    }

    loop_stop(loop);
    CLAIM_EQ(loop_run_forever(loop), 0);
    CLAIM_EQ(cancelled, TASKS + 1);
    CLAIM_EQ(cleaned, TASKS - slow);
    CLAIM_EQ(loop_all_tasks(loop, NULL, 0), slow);
    CLAIM_EQ(loop_close(loop), 0);
    CLAIM_EQ(destroyed, slow);
    CLAIM_EQ(slow_cleaned, 0);
    for (int i = 0; i <= TASKS; i++) {
        CLAIM_EQ(task_cancelled(t[i]), i >= slow);
        task_free(t[i]);
    }
    loop_free(loop);
}

int
main(void)
{
    run(0);
    run(1);
}
