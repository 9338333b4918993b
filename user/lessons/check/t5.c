/* SPDX-License-Identifier: MIT */
/* T5: each object ran in a thread of its own name; its result was not there before it had slept, and is after the join. */
#include "user/lessons/check/memory.h"

#define MOST 16

static void
runs(struct draw *d)
{
    puts("/lessons/t5-own-run");
    puts("/lessons/t5-own-run classes");
    const char *seconds = draw_seconds(d, MILLISECONDS(500), SECONDS(3));
    long power = draw_number(d, 5, 19);
    printf("--stepwise /lessons/t5-own-run objects %s %ld %ld\n", seconds, power, draw_number(d, 3, 8));
}

static void
judge_threads(struct evidence *e, size_t n, int64_t seconds, const char *const *names)
{
    uint32_t thread[MOST];
    want(threads_of(e, e->main, thread, MOST) == n, "the lesson did not make exactly %zu threads", n);
    for (size_t i = 0; i < n; i++) {
        want(was_named(e, thread[i], names[i]), "thread %u is not called %s", thread[i], names[i]);
        want_sleeps(e, thread[i], 1, seconds);
        want(overlap(block_of(e, thread[0], TRACE_REASON_SLEEP, TICK, 0), block_of(e, thread[i], TRACE_REASON_SLEEP, TICK, 0)),
             "they did not work side by side");
    }
    want_sleeps(e, e->main, 0, 0);
    want(waited_for(e, e->main, seconds), "the main thread did not join");
    want_ms(need_line(e, "total", 0), "ms", seconds);
}

static size_t
count_saying(struct evidence *e, const char *word, const char *key, const char *value)
{
    size_t n = 0;
    for (size_t i = 0; i < count_lines(e, word); i++) {
        n += says(need_line(e, word, i), key, value);
    }
    return n;
}

static void
judge_results(struct evidence *e, size_t n, const char *const *names, unsigned long long result)
{
    char text[24];
    snprintf(text, sizeof text, "%llu", result);
    want(count_lines(e, "result") == 2 * n, "not two looks at each result");
    want(!noted_stepwise(e) || times_main_was_told(e, result) >= n, "main knows results that no thread has put anywhere");
    for (size_t i = 0; i < 2 * n; i++) {
        const struct line *l = need_line(e, "result", i);
        bool joined = i >= n;
        want(says(l, "name", names[i % n]) && says(l, "when", joined ? "joined" : "started"), "result %zu is another's", i);
        want(says(l, "value", joined ? text : "None"), "the result of %s is %s", names[i % n], joined ? text : "None");
    }
}

static void
judge(struct evidence *e)
{
    static const char *const numbers[] = { "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16" };
    static const char *const classes[] = { "get-title-html", "get-detail-html" };
    bool objects = strcmp(arg_text(e->argc, e->argv, 1, "objects"), "objects") == 0;
    const char *const *names = objects ? numbers : classes;
    size_t n = objects ? (size_t)arg_number(e->argc, e->argv, 4, 2) : 2;
    judge_threads(e, n, arg_seconds(e->argc, e->argv, 2, "2"), names);
    for (size_t i = 0; i < n; i++) {
        want(count_saying(e, "begin", "name", names[i]) == 1 && count_saying(e, "end", "name", names[i]) == 1,
             "%s did not run once", names[i]);
        want(objects || count_saying(e, "get", "what", names[i]) == 1, "%s got nothing", names[i]);
    }
    if (objects) {
        judge_results(e, n, names, eight_to_the((int)arg_number(e->argc, e->argv, 3, 20)));
    }
}

LESSON_CHECK(t5, runs, judge);
