/* SPDX-License-Identifier: MIT */
/* A task puts two into a queue of one place, another takes them, and a third that is cancelled some time: each is taken once, in
 * order, and join comes after all are reported. */
#include "tasks.h"

#include <conc/aqueue.h>

static struct aqueue *queue;
static intptr_t done;

static int
put(void *unused, void **value)
{
    (void)unused;
    (void)value;
    assert(aqueue_put(queue, (void *)1) == 0 && aqueue_put(queue, (void *)2) == 0);
    assert(aqueue_join(queue) == 0 && done == 2);
    return 0;
}

/* Who takes the last sends the other away. */
static int
get(void *me, void **value)
{
    while (done < 2) {
        void *item;
        int r = aqueue_get(queue, &item);

        (void)value;
        if (r < 0)
            return r;
        assert((intptr_t)item == ++done && aqueue_task_done(queue) == 0);
    }
    task_cancel(tasks[3 - (intptr_t)me]);
    return 0;
}

static void
cancel(void)
{
    task_cancel(tasks[1]);
}

int
main(void)
{
    loop = loop_new();
    queue = aqueue_new(1);
    run_tasks(cancel, (generator_body *[]){ put, get, get }, 3);
    assert(aqueue_empty(queue) && aqueue_task_done(queue) < 0);
    aqueue_free(queue);
    free_tasks();
}
