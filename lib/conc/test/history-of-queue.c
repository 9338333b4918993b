/* SPDX-License-Identifier: MIT */
/* Three threads put, get, ask and report: each history is one that a first in, first out queue could have had. */
#include "history-of-queues.h"

#include <conc/queue.h>

static struct queue *q;

static void
open_it(size_t most)
{
    q = queue_new(most);
    CLAIM(q);
}

static void
close_it(void)
{
    queue_free(q);
}

static int
put(long item, int64_t timeout)
{
    return queue_put_timeout(q, (void *)item, timeout);
}

static int
get(long *item, int64_t timeout)
{
    void *got;
    int r = queue_get_timeout(q, &got, timeout);
    if (r == 0) {
        *item = (long)got;
    }
    return r;
}

static long
qsize(void)
{
    return (long)queue_qsize(q);
}

static int
task_done(void)
{
    return queue_task_done(q);
}

static int
join(int64_t timeout)
{
    return queue_join_timeout(q, timeout);
}

int
main(int argc, char **argv)
{
    static const struct queue_calls c = { open_it, close_it, put, get, qsize, task_done, join, .has_bound = true };
    return queue_history_main(&c, argc, argv);
}
