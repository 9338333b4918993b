/* SPDX-License-Identifier: MIT */
/* One pushes two, two take one each, and a fourth joins when all has been pushed: each once, and the join comes after all. */
#include "threads.h"

#include <conc/event.h>
#include <conc/lifo_queue.h>

static struct lifo_queue *queue;
static struct event pushed = EVENT_INIT;
static int done; /* changed between get and task_done, by one at a time */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *
push(void *unused)
{
    assert(lifo_queue_put(queue, &queue) == 0 && lifo_queue_put(queue, &lock) == 0);
    event_set(&pushed);
    return unused;
}

static void *
take(void *unused)
{
    void *item;

    assert(lifo_queue_get(queue, &item) == 0);
    pthread_mutex_lock(&lock);
    done += item == &queue ? 1 : 10;
    pthread_mutex_unlock(&lock);
    assert(lifo_queue_task_done(queue) == 0);
    return unused;
}

static void *
join(void *unused)
{
    event_wait(&pushed);
    lifo_queue_join(queue);
    assert(done == 11);
    return unused;
}

int
main(void)
{
    queue = lifo_queue_new(0);
    RUN(push, take, take, join);
    lifo_queue_free(queue);
}
