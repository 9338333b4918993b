/* SPDX-License-Identifier: MIT */
/*
 * F1  An executor of two: submit, done, cancel, result.
 *
 * Python: executor.submit(fn, arg) returns a Future at once, and some thread of the executor calls fn.  future.done() asks,
 * future.result() waits.  future.cancel() works only while no thread has begun with it: with two threads the first two
 * tasks begin at once, and a third waits in the queue.
 * Asked too early, before a thread has come to it, the second can be cancelled too: so main waits until both have begun.
 * The notes call task2.cancel(2), which is a TypeError (here it would not compile): cancel takes no argument.
 *
 * Look at: the cancelled task never runs, and the running one is not stopped by cancel.
 *
 * Why: a future is first pending, then running, then done; cancel is the step from pending to cancelled, and
 * whoever makes the first step, worker or canceller, wins under the future's lock.  A function that runs cannot be
 * stopped from outside, for nobody knows what it holds just now.  So cancel after the start is a question with the
 * answer no.
 *
 * Try: lesson f1 SECONDS_1 SECONDS_2 SECONDS_3 WAIT
 */
#include "lesson.h"

#include <conc/semaphore.h>
#include <conc/thread_pool_executor.h>

static int64_t start;
static struct semaphore begun = SEMAPHORE_INIT(0);

static int
get_html(void *arg, void **result)
{
    int64_t *seconds = arg;
    semaphore_release(&begun);
    conc_sleep(*seconds);
    printf("@html of=%ld ms=%ld\n", (long)(*seconds / MILLISECONDS(1)), milliseconds_since(start));
    *result = seconds;
    return 0;
}

static void
say_result(long task, struct future *f)
{
    int64_t *seconds;
    int r = future_result(f, (void **)&seconds);
    if (r == CANCELLED_ERROR) {
        printf("@result task=%ld error=cancelled\n", task);
    } else {
        printf("@result task=%ld of=%ld\n", task, (long)(*seconds / MILLISECONDS(1)));
    }
}

int
main(int argc, char **argv)
{
    int64_t seconds[] = { arg_seconds(argc, argv, 1, "3"), arg_seconds(argc, argv, 2, "2"), arg_seconds(argc, argv, 3, "1") };
    int64_t wait = arg_seconds(argc, argv, 4, "3.1");
    struct future *task[3];
    lesson_begin();

    struct executor *executor = thread_pool_executor_new(2);
    start = conc_now();
    for (int i = 0; i < 3; i++) {
        task[i] = executor_submit(executor, get_html, &seconds[i]);
    }
    semaphore_acquire(&begun);
    semaphore_acquire(&begun);
    printf("@done task=1 value=%d ms=%ld\n", future_done(task[0]), milliseconds_since(start));
    printf("@cancel task=2 value=%d\n", future_cancel(task[1]));
    printf("@cancel task=3 value=%d\n", future_cancel(task[2]));
    conc_sleep(wait);
    printf("@done task=1 value=%d ms=%ld\n", future_done(task[0]), milliseconds_since(start));
    for (int i = 0; i < 3; i++) {
        say_result(i + 1, task[i]);
        future_free(task[i]);
    }
    executor_free(executor);
    printf("@end ms=%ld\n", milliseconds_since(start));
}
