/* SPDX-License-Identifier: MIT */
/*
 * K2  A queue asked about itself: put_nowait, qsize, empty, full; task_done and join.
 *
 * Python: Queue(maxsize=3).  put_nowait raises Full in place of waiting.  join() waits until every item that was put has been
 * reported by task_done(): longer than until the queue is empty, for the last item is taken out before it is worked
 * on.  One task_done too many is a ValueError.
 *
 * Look at: the queue is empty one piece of work before join returns.
 *
 * Why: the queue counts two things: the items inside, and the tasks that were put and not yet reported. get lowers
 * the first, task_done the second, and join sleeps until the second is 0. empty() asks the first, so it says yes
 * while the last item is still being worked on.  Below 0 the count would make no sense: hence the error.
 *
 * Try: lesson k2 MAXSIZE SECONDS
 */
#include "lesson.h"

#include <conc/queue.h>
#include <conc/thread.h>

static struct queue *queue;
static int64_t seconds, start;

static void
look(const char *when)
{
    printf("@look when=%s qsize=%zu empty=%d full=%d\n", when, queue_qsize(queue), queue_empty(queue), queue_full(queue));
}

static void
work(void *arg)
{
    for (long left = *(long *)arg; left > 0; left--) {
        void *item;
        queue_get(queue, &item);
        if (left == 1) {
            look("last-taken");
        }
        conc_sleep(seconds);
        printf("@done item=%ld ms=%ld\n", (long)item, milliseconds_since(start));
        queue_task_done(queue);
    }
}

int
main(int argc, char **argv)
{
    long maxsize = arg_number(argc, argv, 1, 3), item = 1;
    seconds = arg_seconds(argc, argv, 2, "1");
    lesson_begin();

    queue = queue_new((size_t)maxsize);
    look("new");
    while (maxsize > 0 && queue_put_nowait(queue, (void *)item) == 0) {
        item++;
    }
    printf("@full at=%ld\n", item);
    look("filled");
    struct thread *t = thread_new(work, &maxsize);
    start = conc_now();
    thread_start(t);
    queue_join(queue);
    printf("@join ms=%ld\n", milliseconds_since(start));
    look("joined");
    printf("@too-many error=%s\n", queue_task_done(queue) < 0 ? "ValueError" : "none");
    thread_join(t);
    queue_free(queue);
}
