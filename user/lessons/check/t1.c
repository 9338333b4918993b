/* SPDX-License-Identifier: MIT */
/* T1: the main thread slept once for each target that was called, the threads of those never; the others slept all at
 * once, and just those and the main thread were listed. */
#include "user/lessons/check/check.h"

#define MOST 16

static void
runs(struct draw *d)
{
    puts("/lessons/t1-enumerate");
    long threads = draw_number(d, 2, 8);
    printf("/lessons/t1-enumerate %ld %s\n", threads, draw_seconds(d, MILLISECONDS(300), SECONDS(2)));
}

static void
want_line(const struct line *l, uint32_t tid, const char *key, size_t number)
{
    char name[24];
    snprintf(name, sizeof name, number ? "Thread-%zu" : "MainThread", number);
    want(number_of(l, "tid") == (long)tid && says(l, key, name), "@%s is not about %s, %u", l->word, name, tid);
}

static void
judge_called(struct evidence *e, const uint32_t *thread, size_t count, int64_t duration)
{
    want_sleeps(e, e->main, count, duration);
    for (size_t i = 0; i < count; i++) {
        want_line(need_line(e, "a", i), e->main, "by", 0);
        want_line(need_line(e, "called", i), thread[i], "name", i + 1);
        want_sleeps(e, thread[i], 0, duration);
    }
    want_ms(need_line(e, "called_total", 0), "ms", (int64_t)count * duration);
}

static void
judge_passed(struct evidence *e, const uint32_t *thread, size_t count, int64_t duration)
{
    want_line(need_line(e, "alive", 0), e->main, "name", 0);
    for (size_t i = 0; i < count; i++) {
        want_sleeps(e, thread[i], 1, duration);
        want(overlap(block_of(e, thread[0], TRACE_REASON_SLEEP, TICK, 0), block_of(e, thread[i], TRACE_REASON_SLEEP, TICK, 0)),
             "threads %u and %u did not sleep at the same time", thread[0], thread[i]);
        size_t n = count;       /* they may begin in any order */
        while (number_of(need_line(e, "a", n), "tid") != (long)thread[i]) {
            n++;
        }
        want_line(need_line(e, "a", n), thread[i], "by", count + i + 1);
        want_line(need_line(e, "alive", i + 1), thread[i], "name", count + i + 1);
    }
    want(count_lines(e, "alive") == count + 1 && number_of(need_line(e, "count", 0), "n") == (long)count + 1,
         "not the main thread and %zu more are alive", count);
    want(number_of(need_line(e, "passed_total", 0), "n") == 1, "after the joins only the main thread is left");
    want_ms(need_line(e, "passed_total", 0), "ms", duration);
}

static void
judge(struct evidence *e)
{
    size_t count = (size_t)arg_number(e->argc, e->argv, 1, 5);
    int64_t duration = arg_seconds(e->argc, e->argv, 2, "1");
    uint32_t thread[2 * MOST];
    want(count <= MOST && threads_of(e, e->main, thread, 2 * MOST) == 2 * count, "the lesson did not make %zu threads", 2 * count);
    judge_called(e, thread, count, duration);
    judge_passed(e, thread + count, count, duration);
    if (times_called(e, "readdir*") <= count) {
        want_answers(e, "thread_start", "thread_active_count thread_enumerate", (int)count + 1);
        want_called_times(e, "threads that are listed", count + 1, "thread_name thread_ident");
    }
}

LESSON_CHECK_CLOSELY(t1, runs, judge);
