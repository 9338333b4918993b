/* SPDX-License-Identifier: MIT */
/* Two join a queue without a bound while another one works on what is in it: both go on after the last task_done. */
#include "threads.h"

#include <conc/queue.h>
#include <errno.h>

static struct queue *queue;
static int done;

static void *
work(void *unused)
{
    void *item;

    while (queue_get_nowait(queue, &item) == 0) {
        done++;
        assert(queue_task_done(queue) == 0);
    }
    return unused;
}

static void *
join(void *unused)
{
    queue_join(queue);
    assert(done == 2);
    return unused;
}

static void *
join_or_give_up(void *unused)
{
    int r = queue_join_timeout(queue, 1000000);

    assert(r == -ETIMEDOUT || (r == 0 && done == 2));
    return unused;
}

int
main(void)
{
    queue = queue_new(0);
    assert(queue_put(queue, &queue) == 0 && queue_put(queue, &queue) == 0);
    RUN(join, join_or_give_up, work, join);
    queue_free(queue);
}
