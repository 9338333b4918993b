/* SPDX-License-Identifier: MIT */
/* Three threads put, get, ask and report: each history is one that a stack could have had. */
#include "history-of-queues.h"

#include <conc/lifo_queue.h>

static struct lifo_queue *q;

static void
open_it(size_t most)
{
    q = lifo_queue_new(most);
    CLAIM(q);
}

static void
close_it(void)
{
    lifo_queue_free(q);
}

static int
put(long item, int64_t timeout)
{
    return lifo_queue_put_timeout(q, (void *)item, timeout);
}

static int
get(long *item, int64_t timeout)
{
    void *got;
    int r = lifo_queue_get_timeout(q, &got, timeout);
    if (r == 0) {
        *item = (long)got;
    }
    return r;
}

static long
qsize(void)
{
    return (long)lifo_queue_qsize(q);
}

static int
task_done(void)
{
    return lifo_queue_task_done(q);
}

static int
join(int64_t timeout)
{
    return lifo_queue_join_timeout(q, timeout);
}

static int
whose_turn(const long *items, int count)
{
    (void)items;
    return count - 1;
}

int
main(int argc, char **argv)
{
    static const struct queue_calls c = { open_it, close_it, put, get, qsize, task_done, join, true, .whose_turn = whose_turn };
    return queue_history_main(&c, argc, argv);
}
