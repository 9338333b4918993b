/* SPDX-License-Identifier: MIT */
/* C7: group 2 never starts; gather raises at once, or at the end; wait returns at each of its three moments. */
#include "user/lessons/check/check.h"

/* What A_LOOP names, without what only counts. */
#define A_LOOP_OF_TASKS "loop_* async_* task_* afuture_* generator_* coroutine_* swapcontext *setjmp *longjmp"

static void
runs(struct draw *d)
{
    puts("/lessons/c7-gather");
    long first = draw_number(d, 2, 20), second = draw_number(d, 1, 20);
    printf("/lessons/c7-gather %ld %ld %s\n", first, second, draw_seconds(d, MILLISECONDS(400), SECONDS(4)));
}

static void
judge_gather(struct evidence *e, size_t n, long first, const char *name, const char *raised, long done, int64_t time)
{
    const struct line *cancel = need_line(e, "cancel", n), *gather = need_line(e, "gather", n);
    want(says(cancel, "gather", name) && number_of(cancel, "group2") == 1, "group 2 is not cancelled");
    want(says(gather, "name", name) && says(gather, "raised", raised), "gather %s does not raise %s", name, raised);
    want(number_of(gather, "done") == done, "%s: %ld of group 1 are done, not %ld", name, number_of(gather, "done"), done);
    want_ms(gather, "ms", time);
    for (long i = 0; i < first; i++) {
        want(says(need_line(e, "start", n * (size_t)first + (size_t)i), "group", "1"), "a cancelled coroutine starts");
    }
}

static void
judge_wait(struct evidence *e, size_t n, const char *until, long done, int64_t time)
{
    const struct line *l = need_line(e, "wait", n);
    want(says(l, "until", until), "wait %zu is not %s", n, until);
    want(number_of(l, "done") == done && number_of(l, "pending") == 4 - done, "%s: not %ld are done", until, done);
    want_ms(l, "ms", time);
}

static void
judge(struct evidence *e)
{
    long first = arg_number(e->argc, e->argv, 1, 10);
    int64_t delay = arg_seconds(e->argc, e->argv, 3, "2");
    judge_gather(e, 0, first, "plain", "CancelledError", 0, 0);
    judge_gather(e, 1, first, "return_exceptions", "no", first, delay);
    want(count_lines(e, "start") == 2 * (size_t)first, "a cancelled coroutine starts");
    const struct line *results = need_line(e, "results", 0);
    want(says(results, "group1", "values") && says(results, "group2", "CancelledError"), "the results are others");

    judge_wait(e, 0, "FIRST_COMPLETED", 1, delay / 2);
    judge_wait(e, 1, "FIRST_EXCEPTION", 2, delay * 3 / 4);
    judge_wait(e, 2, "ALL_COMPLETED", 4, delay * 5 / 4);
    for (size_t i = 0; i < 4; i++) {
        want(says(need_line(e, "done", i), "is", i == 1 ? "error" : "value"), "number %zu ends otherwise", i);
    }
    uint32_t other;
    want(threads_of(e, e->main, &other, 1) == 0 && children_of(e, e->main, &other, 1) == 0, "there are others who sleep");
    static const int parts[] = { 4, 4, 2, 1, 1, 1 };        /* of the delay, in quarters: two gathers, then the waits */
    for (size_t i = 0; i < 6; i++) {
        const struct block *b = block_of(e, e->main, ANY_REASON, TICK, i);
        want(b && near(block_time(b), delay * parts[i] / 4), "the loop's sleep %zu is not as long", i);
    }
    if (!goes_on_by_hand(e, (size_t)first, (size_t)first)) {
        want_called_times(e, "a loop", 4 * (size_t)first, A_LOOP_OF_TASKS);
        want(goes_on_by_hand(e, 2 * (size_t)first, 0), "no function of its own begins and says so for each coroutine of group 1");
    }
    want_answers(e, "async_gather", "*_cancel", YES, YES);
    want_answers(e, "async_wait", "async_wait", 1, 2, 4);
}

LESSON_CHECK_CLOSELY(c7, runs, judge);
