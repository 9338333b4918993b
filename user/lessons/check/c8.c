/* SPDX-License-Identifier: MIT */
/* C8: the signal ends the loop's sleep; all are cancelled, the waiting one too; with one more round all end by it, without
 * all are destroyed. */
#include <signal.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/c8-interrupt");
    printf("/lessons/c8-interrupt %s", draw_seconds(d, MILLISECONDS(100), MILLISECONDS(1500)));
    for (long n = draw_number(d, 2, 7); n > 0; n--) {
        printf(" %s", draw_seconds(d, MILLISECONDS(1600), SECONDS(5)));
    }
    printf("\n");
}

/* The seconds of task i, which the drawn set makes all longer than the interrupt. */
static const char *
seconds(struct evidence *e, size_t i)
{
    static const char *usual[] = { "2", "3", "3" };
    return e->argc > 2 ? e->argv[i + 2] : usual[i];
}

/* One @task line for each, in any order: a set has none. */
static void
want_tasks(struct evidence *e, size_t from, size_t count, const char *what)
{
    bool told[64] = { false };
    for (size_t n = 0; n < count; n++) {
        const struct line *l = need_line(e, "task", from + n);
        want(says(l, "says", what), "a task says %s, not %s", value_of(l, "says"), what);
        size_t i = 0;
        while (i < count && (told[i] || !says(l, "seconds", seconds(e, i)))) {
            i++;
        }
        want(i < count, "a task of %s seconds says %s that is not there", value_of(l, "seconds"), what);
        told[i] = true;
    }
}

static void
judge_program(struct evidence *e, size_t n, size_t count, int64_t after, long cancelled)
{
    want_tasks(e, n * 2 * count, count, "waiting");
    want_ms(need_line(e, "interrupted", n), "ms", after);
    for (size_t i = 0; i <= count; i++) {
        const struct line *l = need_line(e, "cancel", n * (count + 1) + i);
        want(number_of(l, "asked") == 1 && number_of(l, "task") == (long)i + 1, "cancel %zu is not asked for", i + 1);
    }
    want_tasks(e, n * 2 * count + count, count, n == 0 ? "CancelledError" : "GeneratorExit");
    const struct line *closed = need_line(e, "closed", n);
    want(number_of(closed, "cancelled") == cancelled, "%ld are cancelled, not %ld", number_of(closed, "cancelled"), cancelled);
    want_ms(closed, "ms", after);
}

static void
judge(struct evidence *e)
{
    size_t count = e->argc > 2 ? (size_t)e->argc - 2 : 3;
    int64_t after = arg_seconds(e->argc, e->argv, 1, "1");
    judge_program(e, 0, count, after, (long)count + 1);
    judge_program(e, 1, count, after, 0);
    want(count_lines(e, "cancel") == 2 * (count + 1), "not %zu cancels", 2 * (count + 1));
    want(count_lines(e, "destroyed") == count + 1, "%zu tasks are destroyed", count_lines(e, "destroyed"));
    want(strcmp(e->lines[e->line_count - 1].word, "closed") == 0, "more is said after the end");

    want(count_signals(e, e->main, SIGINT) == 2, "not two SIGINT");
    want(count_blocks(e, e->main, ANY_REASON, TICK) == 2, "the loop did not sleep twice");
    for (size_t i = 0; i < 2; i++) {
        want(near(block_time(block_of(e, e->main, ANY_REASON, TICK, i)), after), "the loop slept otherwise");
    }
    want_called_times(e, "a loop", 4 * (count + 1), A_LOOP);
}

LESSON_CHECK_CLOSELY(c8, runs, judge);
