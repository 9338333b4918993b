/* SPDX-License-Identifier: MIT */
/* Nodes are used again: while one puts, another puts and gets, so that a spare node goes and comes back. Nothing is lost, and
 * nothing comes twice, then or later. */
#include "threads.h"

#include <conc/simple_queue.h>

static struct simple_queue *queue;
static intptr_t sum;

static void
put(intptr_t item)
{
    assert(simple_queue_put(queue, (void *)item) == 0);
}

static intptr_t
get(void)
{
    void *item;

    assert(simple_queue_get_nowait(queue, &item) == 0);
    return (intptr_t)item;
}

static void *
put_one(void *unused)
{
    put(1);
    return unused;
}

static void *
put_and_get(void *unused)
{
    put(10);
    put(100);
    sum = get();
    return unused;
}

int
main(void)
{
    queue = simple_queue_new();
    for (int i = 0; i < 3; i++)
        put(0);
    for (int i = 0; i < 3; i++)
        get();
    RUN(put_one, put_and_get);
    put(1000);
    put(10000);
    for (int i = 0; i < 4; i++)
        sum += get();
    assert(sum == 11111 && simple_queue_empty(queue));
    simple_queue_free(queue);
}
