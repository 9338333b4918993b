/* SPDX-License-Identifier: MIT */
/* C6: the lines in their order, and between start and end the loop's one long sleep. */
#include <sys/syscall.h>

#include <errno.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/c6-task-result");
    const char *url = draw_word(d), *answer = draw_word(d);
    printf("/lessons/c6-task-result %s %s %s\n", url, answer, draw_seconds(d, MILLISECONDS(300), SECONDS(5)));
}

static void
judge(struct evidence *e)
{
    const char *url = arg_text(e->argc, e->argv, 1, "http://www.google.com"), *answer = arg_text(e->argc, e->argv, 2, "fank");
    int64_t delay = arg_seconds(e->argc, e->argv, 3, "2");
    want_said(e, "task done=0 early=InvalidStateError");
    want_said(e, "start url=%s", url);
    want_said(e, "end url=%s", url);
    want_said(e, "callback url=%s done=1 result=%s", url, answer);
    want_said(e, "result value=%s", answer);
    want_ms(need_line(e, "time", 0), "ms", delay);
    want(count_blocks(e, e->main, ANY_REASON, TICK) == 1, "the loop did not sleep exactly once");
    const struct block *sleep = block_of(e, e->main, ANY_REASON, TICK, 0);
    want(near(block_time(sleep), delay), "the loop slept otherwise");
    /* A loop may be of one's own, if its sleep is that of a clock. */
    if (calls_before(e, e->main, SYS_clock_gettime, sleep->from) == 0 || !goes_on_by_hand(e, 2, 0)) {
        want_called_times(e, "a loop", 5, A_LOOP);
    }
    want_answers(e, "task_*", "task_done afuture_done", NO);
    want_answers(e, "task_*", "task_result afuture_result", -EAGAIN, 0);
    want(calls_before(e, e->main, SYS_write, sleep->from) == 2, "not exactly two lines are told before the sleep");
    want(count_calls(e, e->main, SYS_write, ANY_RESULT) >= 6, "lines are told together");
    want(e->status == 0, "it ends with status %d", e->status);
}

LESSON_CHECK_CLOSELY(c6, runs, judge);
