/* SPDX-License-Identifier: MIT */
/* The loop's queue: first in first out, bounded, join waits for the last task_done; a cancelled getter loses no item;
 * nowait says Full and Empty. */
#include "claim.h"

#include <conc/aqueue.h>
#include <conc/async.h>
#include <conc/loop.h>
#include <conc/task.h>
#include <errno.h>

static struct aqueue *q;
static size_t most;

static int
produce(void *arg, void **result)
{
    (void)result;
    for (intptr_t i = 0; i < (intptr_t)arg; i++) {
        int r = aqueue_put(q, (void *)i);
        if (r < 0) {
            return r;
        }
        most = aqueue_qsize(q) > most ? aqueue_qsize(q) : most;
    }
    return aqueue_join(q);
}

static int
consume(void *arg, void **result)
{
    void *item;
    int r;
    (void)result;
    for (intptr_t i = 0; (r = aqueue_get(q, &item)) == 0; i++) {
        CLAIM_EQ((intptr_t)item, i);
        ++*(int *)arg;
        r = async_sleep(0);
        CLAIM_EQ(aqueue_task_done(q), 0);
    }
    return r;
}

static int
get_one(void *arg, void **result)
{
    (void)arg;
    return aqueue_get(q, result);
}

/* Two wait, one item comes, the woken one is cancelled before it runs: the other gets the item. */
static void
none_is_lost(struct loop *loop)
{
    void *item = NULL;
    struct task *a = task_new(loop, get_one, NULL), *b = task_new(loop, get_one, NULL);
    async_sleep(0);
    CLAIM_EQ(aqueue_put_nowait(q, "item"), 0);
    CLAIM(task_cancel(a));
    CLAIM_EQ(task_await(a, NULL), CANCELLED_ERROR);
    CLAIM_EQ(task_await(b, &item), 0);
    CLAIM(strcmp(item, "item") == 0);
    CLAIM_EQ(aqueue_task_done(q), 0);
    task_free(a);
    task_free(b);
}

static int
all(void *arg, void **result)
{
    int got = 0;
    void *item;
    (void)result;
    struct task *producer = task_new(arg, produce, (void *)50), *consumer = task_new(arg, consume, &got);
    CLAIM_EQ(task_await(producer, NULL), 0);
    CLAIM_EQ(got, 50);
    CLAIM_EQ(most, 3);
    CLAIM(task_cancel(consumer));
    CLAIM_EQ(task_await(consumer, NULL), CANCELLED_ERROR);
    none_is_lost(arg);
    CLAIM_EQ(aqueue_task_done(q), -EINVAL);
    CLAIM_EQ(aqueue_get_nowait(q, &item), -EAGAIN);
    for (int i = 0; i < 3; i++) {
        CLAIM_EQ(aqueue_put_nowait(q, NULL), 0);
    }
    CLAIM(aqueue_full(q) && !aqueue_empty(q));
    CLAIM_EQ(aqueue_put_nowait(q, NULL), -EAGAIN);
    task_free(producer);
    task_free(consumer);
    return 0;
}

int
main(void)
{
    struct loop *loop = loop_new();
    q = aqueue_new(3);
    struct task *t = task_new(loop, all, loop);
    CLAIM_EQ(loop_run_until_complete(loop, task_future(t), NULL), 0);
    task_free(t);
    aqueue_free(q);
    loop_free(loop);
}
