/* SPDX-License-Identifier: MIT */
/* close tells of each task that is pending and closes its coroutine; after one more round for the cancelled ones there is
 * none; the signal of catch_interrupt ends run_until_complete. */
#include "claim.h"

#include <conc/async.h>
#include <conc/loop.h>
#include <conc/task.h>
#include <signal.h>

static int destroyed, closed;

static int
sleeps(void *arg, void **result)
{
    (void)arg;
    (void)result;
    int r = async_sleep(SECONDS(1000));
    closed += r == GENERATOR_EXIT;
    return r;
}

static void
tell(struct loop *l, const char *message, const char *task, const struct exception *e)
{
    (void)l;
    CLAIM(task && strcmp(message, "Task was destroyed but it is pending!") == 0);
    CLAIM_EQ(e->code, 0);
    destroyed++;
}

static void
interrupt(void *arg)
{
    (void)arg;
    kill(getpid(), SIGINT);
}

static void
run(bool once_more)
{
    struct task *t[3];
    struct loop *loop = loop_new();
    loop_set_exception_handler(loop, tell);
    CLAIM_EQ(loop_catch_interrupt(loop, SIGINT), 0);
    for (int i = 0; i < 3; i++) {
        t[i] = task_new(loop, sleeps, NULL);
    }
    loop_call_later(loop, MILLISECONDS(10), interrupt, NULL);
    CLAIM_EQ(loop_run_until_complete(loop, task_future(t[0]), NULL), -EINTR);
    CLAIM_EQ(loop_all_tasks(loop, NULL, 0), 3);
    for (int i = 0; i < 3; i++) {
        CLAIM(task_cancel(t[i]));
    }
    if (once_more) {
        loop_stop(loop);
        CLAIM_EQ(loop_run_forever(loop), 0);
    }
    CLAIM_EQ(loop_close(loop), 0);
    for (int i = 0; i < 3; i++) {
        CLAIM_EQ(task_cancelled(t[i]), once_more);
        task_free(t[i]);
    }
    loop_free(loop);
}

int
main(void)
{
    run(true);
    CLAIM_EQ(destroyed, 0);
    run(false);
    CLAIM_EQ(destroyed, 3);
    CLAIM_EQ(closed, 3);
}
