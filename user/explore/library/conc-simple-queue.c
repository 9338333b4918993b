/* SPDX-License-Identifier: MIT */
/* Two put two each, two take them: each once, those of one putter in order. */
#include "threads.h"

#include <conc/simple_queue.h>
#include <stdatomic.h>

#define EACH 2

static struct simple_queue *queue;
static atomic_long sum;

static void *
put(void *number)
{
    for (intptr_t i = 1; i <= EACH; i++)
        assert(simple_queue_put(queue, (void *)((intptr_t)number * 10 + i)) == 0);
    return NULL;
}

static void *
get(void *unused)
{
    intptr_t last[5] = { 0 };

    for (int i = 0; i < EACH; i++) {
        void *item;

        assert(simple_queue_get(queue, &item) == 0);
        assert((intptr_t)item % 10 > last[(intptr_t)item / 10]);
        last[(intptr_t)item / 10] = (intptr_t)item % 10;
        atomic_fetch_add(&sum, (intptr_t)item);
    }
    return unused;
}

int
main(void)
{
    queue = simple_queue_new();
    RUN(put, get, put, get);
    assert(sum == 11 + 12 + 31 + 32 && simple_queue_empty(queue));
    simple_queue_free(queue);
}
