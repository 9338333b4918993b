/* SPDX-License-Identifier: MIT */
/*
 * C6  A task: its result, and a callback for its end with an argument bound to it.
 *
 * Python: task = loop.create_task(get_html(url)) is a future: loop.run_until_complete(task), then task.result().
 * task.add_done_callback(partial(callback, url)): the loop calls callback(url, future) once the task is done, in the
 * next round and not in the middle of the task's last step.  partial puts its argument before the future; in C the
 * argument goes beside the callback.  ensure_future(coroutine) does the same as create_task.
 *
 * Look at: the order: start, end, callback, result; and that the callback is given the finished task.
 *
 * Why: a task's last step sets its result and puts the callbacks into the loop's ready queue; it does not call
 * them.  Thus a callback never runs in the middle of somebody's step and sees the task finished.
 * run_until_complete itself is one more callback, put on last, that stops the loop: hence the order.
 *
 * Try: lesson c6 URL RESULT SECONDS
 */
#include "lesson.h"

#include <conc/async.h>
#include <conc/loop.h>
#include <conc/task.h>

static const char *answer;
static int64_t delay;

static int
get_html(void *url, void **result)
{
    printf("@start url=%s\n", (char *)url);
    int r = async_sleep(delay);
    if (r < 0) {
        return r;
    }
    printf("@end url=%s\n", (char *)url);
    *result = (void *)answer;
    return 0;
}

static void
callback(struct afuture *future, void *url)
{
    void *value = NULL;
    afuture_result(future, &value);
    printf("@callback url=%s done=%d result=%s\n", (char *)url, afuture_done(future), (char *)value);
}

int
main(int argc, char **argv)
{
    char *url = (char *)arg_text(argc, argv, 1, "http://www.google.com");
    answer = arg_text(argc, argv, 2, "fank");
    delay = arg_seconds(argc, argv, 3, "2");
    lesson_begin();

    int64_t start = conc_now();
    void *value = NULL;
    struct loop *loop = loop_new();
    struct task *task = loop_create_task(loop, coroutine_new(get_html, url));
    printf("@task done=%d early=%s\n", task_done(task), task_result(task, &value) < 0 ? "InvalidStateError" : "value");
    task_add_done_callback(task, callback, url);
    loop_run_until_complete(loop, task_future(task), NULL);
    task_result(task, &value);
    printf("@result value=%s\n", (char *)value);
    printf("@time ms=%ld\n", milliseconds_since(start));
    task_free(task);
    loop_free(loop);
}
