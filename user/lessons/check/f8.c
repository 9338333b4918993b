/* SPDX-License-Identifier: MIT */
/* F8: one worker slept for every task, the failing one too; each result came when its task was done, the error in its place. */
#include <conc/exception.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/f8-task-fails");
    long tasks = draw_number(d, 3, 7), failing = draw_number(d, 0, tasks - 1);
    const char *pause = draw_seconds(d, MILLISECONDS(100), MILLISECONDS(900));
    printf("/lessons/f8-task-fails %ld %ld %s %s\n", tasks, failing, pause, draw_word(d));
}

static void
judge_result(struct evidence *e, long n, bool fails, const char *message, int64_t ready)
{
    const struct line *l = need_line(e, "result", (size_t)n), *x = need_line(e, "exception", (size_t)n);
    want(number_of(l, "n") == n && number_of(x, "n") == n, "task %ld is told out of turn", n);
    if (fails) {
        want(says(l, "error", "ValueError") && says(l, "message", message), "task %ld fails by another error", n);
    } else {
        want(number_of(l, "value") == n * n, "task %ld has another result", n);
    }
    want(says(x, "message", fails ? message : "None"), "task %ld has another exception", n);
    want_ms(l, "ms", ready);
}

static void
judge(struct evidence *e)
{
    long tasks = arg_number(e->argc, e->argv, 1, 4), failing = arg_number(e->argc, e->argv, 2, 2);
    int64_t pause = arg_seconds(e->argc, e->argv, 3, "0.5");
    char message[128];
    uint32_t worker;
    snprintf(message, sizeof message, "%s-%ld", arg_text(e->argc, e->argv, 4, "bad-page"), failing);
    want(threads_of(e, e->main, &worker, 1) == 1, "the lesson did not make exactly one thread");
    want_sleeps(e, worker, (size_t)tasks, pause);
    for (long n = 0; n < tasks; n++) {
        judge_result(e, n, n == failing, message, pause * (n + 1));
    }
    want(count_blocks(e, e->main, TRACE_REASON_SLEEP, TICK) == 0, "the main thread slept on its own");
    want(count_waits(e, e->main, pause - TICK) == (size_t)tasks, "main did not wait for each result");
    want_called_times(e, "a future", 2 * (size_t)tasks, "executor_* future_* pool_* async_result_* condition_* pthread_cond_* *queue_get*");
    want_answers(e, "executor_submit", "future_result* future_exception*", VALUE_ERROR);
}

LESSON_CHECK_CLOSELY(f8, runs, judge);
