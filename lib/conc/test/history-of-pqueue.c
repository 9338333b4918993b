/* SPDX-License-Identifier: MIT */
/* Three processes put, get, report and join: each history is one that a first in, first out queue could have had. */
#include "history-in-processes.h"
#include "history-of-queues.h"

#include <conc/pqueue.h>

static struct pqueue *q;

static void
open_it(size_t most)
{
    q = pqueue_new((int)most);
    CLAIM(q);
}

static void
close_it(void)
{
    char item[sizeof(long)];
    while (pqueue_get_nowait(q, item, sizeof item) >= 0) {
    }
    for (int n = 0; n < ACTORS * OPS && pqueue_task_done(q) == 0; n++) {
    }
    if (batch_ends()) {
        pqueue_free(q);
    }
}

static bool
lasts(void)
{
    return !batch_ends();
}

static int
put(long item, int64_t timeout)
{
    return pqueue_put_timeout(q, &item, sizeof item, timeout);
}

static int
get(long *item, int64_t timeout)
{
    ssize_t n = pqueue_get_timeout(q, item, sizeof *item, timeout);
    return n == sizeof *item ? 0 : (int)n;
}

static long
qsize(void)
{
    return pqueue_qsize(q);
}

static int
task_done(void)
{
    return pqueue_task_done(q);
}

static int
join(int64_t timeout)
{
    return pqueue_join_timeout(q, timeout);
}

int
main(int argc, char **argv)
{
    static const struct queue_calls c = {
        open_it, close_it, put, get, qsize, task_done, join, .has_bound = true, .run = run_in_processes, .lasts = lasts,
    };
    return queue_history_main(&c, argc, argv);
}
