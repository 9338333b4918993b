/* SPDX-License-Identifier: MIT */
/* T4: the threads that nobody waited for slept just as long as those that were joined. */
#include "user/lessons/check/check.h"

#define MOST 32

static void
runs(struct draw *d)
{
    puts("/lessons/t4-timed");
    const char *delay = draw_seconds(d, MILLISECONDS(500), SECONDS(5));
    printf("/lessons/t4-timed %s %ld\n", delay, draw_number(d, 2, 8));
}

static void
judge(struct evidence *e)
{
    int64_t delay = arg_seconds(e->argc, e->argv, 1, "2");
    size_t n = (size_t)arg_number(e->argc, e->argv, 2, 2);
    uint32_t thread[2 * MOST];
    const struct block *sleep[2 * MOST];
    want(threads_of(e, e->main, thread, 2 * MOST) == 2 * n, "the lesson did not make %zu threads", 2 * n);
    for (size_t i = 0; i < 2 * n; i++) {
        want_sleeps(e, thread[i], 1, delay);
        sleep[i] = block_of(e, thread[i], TRACE_REASON_SLEEP, TICK, 0);
        want(says(need_line(e, "result", i), "value", "1152921504606846976"), "8^20 is 1152921504606846976");
    }
    for (size_t i = 1; i < n; i++) {
        want(overlap(sleep[0], sleep[i]) && overlap(sleep[n], sleep[n + i]), "tasks did not run side by side");
    }
    want(near(sleep[n]->from - sleep[0]->from, delay), "the second round did not follow the first");
    want_ms(need_line(e, "without", 0), "ms", 0);
    want_ms(need_line(e, "with", 0), "ms", delay);
    want(waited_for(e, e->main, delay), "the main thread did not wait for the others");
}

LESSON_CHECK(t4, runs, judge);
