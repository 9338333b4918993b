/* SPDX-License-Identifier: MIT */
/* F1: two workers slept for the first two tasks, nobody for the cancelled third; done and cancel answered as the times say. */
#include <conc/exception.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/f1-submit-cancel");
    long first = draw_number(d, 150, 300), second = first - draw_number(d, 20, 100), third = draw_number(d, 20, 200);
    long wait = draw_number(d, 0, 1) ? first + draw_number(d, 10, 50) : second + draw_number(d, 3, 10);
    printf("/lessons/f1-submit-cancel %ld.%02ld %ld.%02ld %ld.%02ld %ld.%02ld\n", first / 100, first % 100, second / 100,
           second % 100, third / 100, third % 100, wait / 100, wait % 100);
}

static long
ms_of(int64_t ns)
{
    return (long)(ns / MILLISECONDS(1));
}

static void
judge_html(struct evidence *e, int64_t seconds)
{
    const struct line *l;
    for (size_t i = 0; (l = find_line(e, "html", i)) != NULL; i++) {
        if (number_of(l, "of") == ms_of(seconds)) {
            want_ms(l, "ms", seconds);
            return;
        }
    }
    want(false, "no task of %ld ms has said so", ms_of(seconds));
}

static void
judge_workers(struct evidence *e, const int64_t *seconds)
{
    uint32_t thread[2];
    want(threads_of(e, e->main, thread, 2) == 2, "the lesson did not make exactly two threads");
    bool turned = !near(block_time(block_of(e, thread[0], TRACE_REASON_SLEEP, TICK, 0)), seconds[0]);
    want_sleeps(e, thread[turned], 1, seconds[0]);
    want_sleeps(e, thread[!turned], 1, seconds[1]);
    judge_html(e, seconds[0]);
    judge_html(e, seconds[1]);
    want(count_lines(e, "html") == 2, "not two tasks ran");
}

static void
judge(struct evidence *e)
{
    int64_t seconds[] = { arg_seconds(e->argc, e->argv, 1, "3"), arg_seconds(e->argc, e->argv, 2, "2") };
    int64_t wait = arg_seconds(e->argc, e->argv, 4, "3.1"), longest = seconds[0] > seconds[1] ? seconds[0] : seconds[1];
    judge_workers(e, seconds);
    want_sleeps(e, e->main, 1, wait);
    const struct line *before = need_line(e, "done", 0), *after = need_line(e, "done", 1);
    want(number_of(before, "value") == 0, "the first task is not done at once");
    want_ms(before, "ms", 0);
    want(number_of(after, "value") == (wait > seconds[0]), "after %ld ms the first task is%s done", ms_of(wait),
         wait > seconds[0] ? "" : " not");
    want_ms(after, "ms", wait);
    want(number_of(need_line(e, "cancel", 0), "value") == 0, "a task that runs cannot be cancelled");
    want(number_of(need_line(e, "cancel", 1), "value") == 1, "a task that waits can be cancelled");
    for (size_t i = 0; i < 2; i++) {
        want(number_of(need_line(e, "result", i), "of") == ms_of(seconds[i]), "the result of task %zu is another", i + 1);
    }
    want(says(need_line(e, "result", 2), "error", "cancelled"), "the cancelled task has no result");
    want_ms(need_line(e, "end", 0), "ms", wait > longest ? wait : longest);
    want_called_times(e, "an executor", 11, AN_EXECUTOR);
    want_answers(e, "executor_submit", "future_done", NO, wait > seconds[0] ? YES : NO);
    want_answers(e, "executor_submit", "future_cancel", NO, YES);
    want_answers(e, "executor_submit", "future_result*", 0, 0, CANCELLED_ERROR);
}

LESSON_CHECK_CLOSELY(f1, runs, judge);
