/* SPDX-License-Identifier: MIT */
/* Two put two each into a queue of one place, two take them: each once, those of one putter in order; join comes after all. */
#include "threads.h"

#include <conc/queue.h>

#define EACH 2

static struct queue *queue;
static int done; /* changed between get and task_done, by one at a time */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *
put(void *number)
{
    for (intptr_t i = 1; i <= EACH; i++)
        assert(queue_put(queue, (void *)((intptr_t)number * 10 + i)) == 0);
    return NULL;
}

static void *
get(void *unused)
{
    intptr_t last[5] = { 0 };

    for (int i = 0; i < EACH; i++) {
        void *item;

        assert(queue_get(queue, &item) == 0);
        assert((intptr_t)item % 10 > last[(intptr_t)item / 10]);
        last[(intptr_t)item / 10] = (intptr_t)item % 10;
        pthread_mutex_lock(&lock);
        done++;
        pthread_mutex_unlock(&lock);
        assert(queue_task_done(queue) == 0);
    }
    return unused;
}

int
main(void)
{
    queue = queue_new(1);
    RUN(put, put, get, get);
    queue_join(queue);
    assert(done == 2 * EACH && queue_empty(queue) && queue_task_done(queue) < 0);
    queue_free(queue);
}
