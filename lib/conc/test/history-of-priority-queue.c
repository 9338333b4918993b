/* SPDX-License-Identifier: MIT */
/* Three threads put, get, ask and report: each history is one that a queue by priority, first in, first out among equals, could have had. */
#include "history-of-queues.h"

#include <conc/priority_queue.h>

static struct priority_queue *q;

static void
open_it(size_t most)
{
    q = priority_queue_new(most);
    CLAIM(q);
}

static void
close_it(void)
{
    priority_queue_free(q);
}

static int
put(long item, int64_t timeout)
{
    return priority_queue_put_timeout(q, item % 4, (void *)item, timeout);
}

static int
get(long *item, int64_t timeout)
{
    void *got;
    int r = priority_queue_get_timeout(q, NULL, &got, timeout);
    if (r == 0) {
        *item = (long)got;
    }
    return r;
}

static long
qsize(void)
{
    return (long)priority_queue_qsize(q);
}

static int
task_done(void)
{
    return priority_queue_task_done(q);
}

static int
join(int64_t timeout)
{
    return priority_queue_join_timeout(q, timeout);
}

static int
whose_turn(const long *items, int count)
{
    int turn = 0;
    for (int i = 1; i < count; i++) {
        turn = items[i] % 4 < items[turn] % 4 ? i : turn;
    }
    return turn;
}

int
main(int argc, char **argv)
{
    static const struct queue_calls c = { open_it, close_it, put, get, qsize, task_done, join, true, .whose_turn = whose_turn };
    return queue_history_main(&c, argc, argv);
}
