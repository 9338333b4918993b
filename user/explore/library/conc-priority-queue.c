/* SPDX-License-Identifier: MIT */
/* Two put two each into a queue of two places, the lower number first, two take two each: each once, and nobody who has a
 * putter's second gets its first after it; join comes after all. */
#include "threads.h"

#include <conc/priority_queue.h>
#include <stdatomic.h>

static struct priority_queue *queue;
static atomic_int taken[3][3];

static void *
put(void *number)
{
    for (int64_t i = 1; i <= 2; i++)
        assert(priority_queue_put(queue, i, number) == 0);
    return NULL;
}

static void *
get(void *unused)
{
    int64_t last[3] = { 0 };

    for (int i = 0; i < 2; i++) {
        int64_t priority;
        void *putter;

        assert(priority_queue_get(queue, &priority, &putter) == 0);
        assert(taken[(intptr_t)putter][priority]++ == 0 && priority > last[(intptr_t)putter]);
        last[(intptr_t)putter] = priority;
        assert(priority_queue_task_done(queue) == 0);
    }
    return unused;
}

int
main(void)
{
    queue = priority_queue_new(2);
    RUN(put, put, get, get);
    priority_queue_join(queue);
    assert(priority_queue_empty(queue) && priority_queue_task_done(queue) < 0);
    priority_queue_free(queue);
}
