/* SPDX-License-Identifier: MIT */
/*
 * F8  A task that fails: its error comes out where its result is asked for.
 *
 * Python: an exception in a worker does not end the program, nor the worker.  The future keeps it: result() raises it,
 * exception() returns it, and whoever never asks never hears of it.
 *
 * Below: a task returns a negative number, and exception_raise gave it a message (conc/exception.h).
 *
 * Look at: the tasks before and behind the failing one, and in the same worker, are well.
 *
 * Why: the worker calls the task inside a frame of its own, catches whatever comes out and stores it in the future
 * in the result's place; then it takes its next task.  The error belongs to whoever asks: result() raises it in
 * the asking thread, with the message of the failing one.  Without a question it is dropped with the future.
 *
 * Try: lesson f8 TASKS FAILING SECONDS MESSAGE
 */
#include "lesson.h"

#include <conc/thread_pool_executor.h>

static long failing;
static int64_t pause;
static const char *message;

static int
work(void *arg, void **result)
{
    intptr_t n = (intptr_t)arg;
    conc_sleep(pause);
    if (n == failing) {
        return exception_raise(VALUE_ERROR, "%s-%ld", message, (long)n);
    }
    *result = (void *)(n * n);
    return 0;
}

int
main(int argc, char **argv)
{
    long tasks = arg_number(argc, argv, 1, 4);
    failing = arg_number(argc, argv, 2, 2);
    pause = arg_seconds(argc, argv, 3, "0.5");
    message = arg_text(argc, argv, 4, "bad-page");
    struct future **task = calloc((size_t)tasks + 1, sizeof(struct future *));
    lesson_begin();

    struct executor *executor = thread_pool_executor_new(1);
    int64_t start = conc_now();
    for (long n = 0; n < tasks; n++) {
        task[n] = executor_submit(executor, work, (void *)n);
    }
    for (long n = 0; n < tasks; n++) {
        void *value;
        const struct exception *e;
        int r = future_result(task[n], &value);
        if (r < 0) {
            printf("@result n=%ld error=%s message=%s ms=%ld\n", n, r == VALUE_ERROR ? "ValueError" : strerror(-r),
                   exception_last()->message, milliseconds_since(start));
        } else {
            printf("@result n=%ld value=%ld ms=%ld\n", n, (long)value, milliseconds_since(start));
        }
        future_exception(task[n], &e);
        printf("@exception n=%ld message=%s\n", n, e ? e->message : "None");
        future_free(task[n]);
    }
    executor_free(executor);
    free(task);
}
