/* SPDX-License-Identifier: MIT */
/* S11: threads and processes that computed did so beside each other, but not those with one lock; who slept, slept beside
 * each other in all ways. */
#include <string.h>

#include "user/lessons/check/cpu_seen.h"

static void
runs(struct draw *d)
{
    puts("--smp 2 /lessons/s11-cpu-and-io");
    long rounds = draw_number(d, 150000, 250000), fib = draw_number(d, 24, 25);
    printf("--smp 2 /lessons/s11-cpu-and-io %ld %ld %s\n", rounds, fib, draw_seconds(d, SECONDS(1), SECONDS(9)));
}

/* One line of work that computes, by these two. */
static void
judge_work(struct evidence *e, const char *what, size_t which, const char *way, const uint32_t *pair, long steps, long result)
{
    const struct line *l = need_line(e, what, which);
    bool locked = *way == 'l';
    long busy = number_of(l, "busy"), other = number_of(l, "other");
    want(says(l, "way", way), "line %zu of @%s is not about %s", which, what, way);
    want(number_of(l, "result") == result, "@%s: the result is %ld", what, result);
    want(number_of(l, "steps") == 2 * steps, "@%s %s: both do %ld steps", what, way, 2 * steps);
    want(other > steps / 5 && other <= steps, "@%s %s: the second did %ld of %ld steps beside the first", what, way, other, steps);
    want(cpu_time(e, pair[0]) >= steps && cpu_time(e, pair[1]) >= steps, "@%s %s: the two did not work so much", what, way);
    want(number_of(l, "idle") == 200 - busy, "@%s: busy and idle are not two processors", what);
    want(locked ? busy > 70 && busy < 130 : busy > 130 && busy < 205, "@%s %s: busy=%ld", what, way, busy);
    want_beside(e, way, pair[0], pair[1], locked ? 0 : 50, locked ? 20 : 100);
}

static void
judge_sleep(struct evidence *e, size_t which, const char *way, const uint32_t *pair, int64_t nap)
{
    const struct line *l = need_line(e, "sleep", which);
    want(says(l, "way", way), "line %zu of @sleep is not about %s", which, way);
    want_sleeps(e, pair[0], 1, nap);
    want_sleeps(e, pair[1], 1, nap);
    want(overlap(block_of(e, pair[0], TRACE_REASON_SLEEP, TICK, 0), block_of(e, pair[1], TRACE_REASON_SLEEP, TICK, 0)),
         "%s did not sleep at the same time", way);
    want_ms(l, "ms", nap);
    want(number_of(l, "busy") <= 5, "@sleep %s: they did more than sleep", way);
}

static void
judge(struct evidence *e)
{
    long rounds = arg_number(e->argc, e->argv, 1, 250000), n = arg_number(e->argc, e->argv, 2, 25);
    int64_t nap = arg_seconds(e->argc, e->argv, 3, "4");
    long a = 0, fib = 1;
    uint32_t thread[10], child[6];
    want(threads_of(e, e->main, thread, 10) == 10, "the lesson did not make ten threads");
    want(children_of(e, e->main, child, 6) == 6, "the lesson did not make six processes");
    for (long i = 1; i < n; i++) {
        long next = a + fib;
        a = fib;
        fib = next;
    }
    for (size_t i = 0; i < 2; i++) {
        const char *what = i ? "fib" : "sum";
        long steps = i ? 2 * fib - 1 : rounds, result = i ? fib : 1 + rounds * (rounds - 1) / 2;
        judge_work(e, what, 0, "threads", thread + 4 * i, steps, result);
        judge_work(e, what, 1, "locked", thread + 4 * i + 2, steps, result);
        judge_work(e, what, 2, "processes", child + 2 * i, steps, result);
    }
    judge_sleep(e, 0, "threads", thread + 8, nap);
    judge_sleep(e, 1, "processes", child + 4, nap);
}

LESSON_CHECK(s11, runs, judge);
