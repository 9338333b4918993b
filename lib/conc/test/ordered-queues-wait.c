/* SPDX-License-Identifier: MIT */
/* A stack and a queue by priority wait, end waiting, join and refuse as queue.h says. */
#include "claim.h"

#include <conc/event.h>
#include <conc/lifo_queue.h>
#include <conc/priority_queue.h>
#include <conc/thread.h>
#include <errno.h>
#include <stdint.h>

static struct lifo_queue *stack;
static struct priority_queue *ranked;
static struct event joining = EVENT_INIT;

static void
stack_orders(void)
{
    void *item = &item;
    stack = lifo_queue_new(2);
    CLAIM_EQ(lifo_queue_get_nowait(stack, &item), -EAGAIN);
    CLAIM(item == &item && lifo_queue_empty(stack));
    CLAIM_EQ(lifo_queue_put(stack, "old"), 0);
    CLAIM_EQ(lifo_queue_put_nowait(stack, "new"), 0);
    CLAIM(lifo_queue_full(stack));
    CLAIM_EQ(lifo_queue_put_nowait(stack, "none"), -EAGAIN);
    int64_t start = conc_now();
    CLAIM_EQ(lifo_queue_put_timeout(stack, "none", MILLISECONDS(60)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(60));
    CLAIM_EQ(lifo_queue_get(stack, &item), 0);
    CLAIM(strcmp(item, "new") == 0);
    CLAIM_EQ(lifo_queue_get(stack, &item), 0);
    CLAIM(strcmp(item, "old") == 0);
    start = conc_now();
    CLAIM_EQ(lifo_queue_get_timeout(stack, &item, MILLISECONDS(60)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(60));
    CLAIM_EQ(lifo_queue_join_timeout(stack, 0), -EAGAIN);
    CLAIM_EQ(lifo_queue_task_done(stack), 0);
    CLAIM_EQ(lifo_queue_task_done(stack), 0);
    CLAIM_EQ(lifo_queue_task_done(stack), -EINVAL);
    lifo_queue_join(stack);
}

static void
serve(void *arg)
{
    int64_t priority;
    void *item;
    (void)arg;
    for (int64_t last = INT64_MIN, i = 0; i < 100; i++) {
        CLAIM_EQ(priority_queue_get(ranked, &priority, &item), 0);
        CLAIM_EQ((intptr_t)item, priority);
        CLAIM(i == 0 || priority >= last);
        last = priority;
    }
    event_wait(&joining);
    for (int i = 0; i < 100; i++) {
        CLAIM_EQ(priority_queue_task_done(ranked), 0);
    }
}

int
main(void)
{
    stack_orders();
    ranked = priority_queue_new(0);
    for (intptr_t i = 0; i < 100; i++) {
        CLAIM_EQ(priority_queue_put(ranked, i * 37 % 50 - 20, (void *)(i * 37 % 50 - 20)), 0);
    }
    CLAIM_EQ(priority_queue_qsize(ranked), 100);
    CLAIM(!priority_queue_full(ranked));
    struct thread *t = thread_new(serve, NULL);
    CLAIM_EQ(thread_start(t), 0);
    CLAIM_EQ(priority_queue_join_timeout(ranked, MILLISECONDS(20)), -ETIMEDOUT);
    event_set(&joining);
    priority_queue_join(ranked);
    CLAIM(priority_queue_empty(ranked));
    CLAIM_EQ(priority_queue_task_done(ranked), -EINVAL);
    CLAIM_EQ(thread_join(t), 0);
    lifo_queue_free(stack);
    priority_queue_free(ranked);
    priority_queue_free(NULL);
}
