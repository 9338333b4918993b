/* SPDX-License-Identifier: MIT */
/* Three threads put, get, ask and report: each history is one that a queue without a bound could have had. */
#include "history-of-queues.h"

#include <conc/simple_queue.h>

static struct simple_queue *q;

static void
open_it(size_t most)
{
    (void)most;
    q = simple_queue_new();
    CLAIM(q);
}

static void
close_it(void)
{
    simple_queue_free(q);
}

static int
put(long item, int64_t timeout)
{
    (void)timeout;
    return simple_queue_put(q, (void *)item);
}

static int
get(long *item, int64_t timeout)
{
    void *got;
    int r = simple_queue_get_timeout(q, &got, timeout);
    if (r == 0) {
        *item = (long)got;
    }
    return r;
}

static long
qsize(void)
{
    return (long)simple_queue_qsize(q);
}

int
main(int argc, char **argv)
{
    static const struct queue_calls c = { .open = open_it, .close = close_it, .put = put, .get = get, .qsize = qsize };
    return queue_history_main(&c, argc, argv);
}
