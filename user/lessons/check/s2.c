/* SPDX-License-Identifier: MIT */
/* S2: all slept at once and all but one update were lost; under the lock they slept one at a time and none was. */
#include "user/lessons/check/memory.h"

#define MOST 256

static void
runs(struct draw *d)
{
    puts("/lessons/s2-lost-update");
    long threads = draw_number(d, 10, 30);
    const char *pause = draw_seconds(d, MILLISECONDS(100), MILLISECONDS(300));
    printf("--stepwise /lessons/s2-lost-update %ld %s %ld\n", threads, pause, draw_number(d, 100, 999));
}

/* The last sleep to begin began before the first to end did. */
static void
judge_together(struct evidence *e, const uint32_t *thread, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        want(overlap(block_of(e, thread[0], TRACE_REASON_SLEEP, TICK, 0),
                     block_of(e, thread[i], TRACE_REASON_SLEEP, TICK, 0)),
             "without the lock, threads %u and %u did not sleep at the same time", thread[0], thread[i]);
    }
}

static void
judge_in_turn(struct evidence *e, const uint32_t *thread, size_t n)
{
    size_t waited = 0;
    for (size_t i = 0; i < n; i++) {
        const struct block *mine = block_of(e, thread[i], TRACE_REASON_SLEEP, TICK, 0);
        for (size_t j = 0; j < i; j++) {
            want(!overlap(mine, block_of(e, thread[j], TRACE_REASON_SLEEP, TICK, 0)),
                 "with the lock, threads %u and %u slept at the same time", thread[i], thread[j]);
        }
        waited += block_of(e, thread[i], TRACE_REASON_LOCK, TICK, 0) != NULL;
    }
    want(waited == n - 1, "%zu threads waited for the lock, not %zu", waited, n - 1);
}

/* To one tick, and a tenth of a millisecond for each thread that is started and joined on the way. */
static void
want_took(const struct line *l, int64_t expected, size_t threads)
{
    int64_t took = MILLISECONDS(number_of(l, "ms"));
    want(took >= expected - MILLISECONDS(1) && took <= expected + TICK + MICROSECONDS(100) * (int64_t)threads,
         "@%s took %ld ms, not %ld", l->word, (long)(took / MILLISECONDS(1)), (long)(expected / MILLISECONDS(1)));
}

/* Half of them each took one from what all had read; the others one after the other. */
static void
judge_shared(const struct evidence *e, size_t n, long start)
{
    struct updates u = updates_of(e);
    want(u.all >= 2 * n, "of %zu threads %zu changed what they share", 2 * n, u.all);
    want(u.lost == n - 1, "%zu changes were lost, not %zu", u.lost, n - 1);
    want((long)u.result == start - (long)n, "%ld is said, and what the threads share is %ld", start - (long)n, (long)u.result);
}

static void
judge(struct evidence *e)
{
    size_t n = (size_t)arg_number(e->argc, e->argv, 1, 100);
    int64_t pause = arg_seconds(e->argc, e->argv, 2, "0.1");
    long start = arg_number(e->argc, e->argv, 3, 100);
    uint32_t thread[2 * MOST];
    want(threads_of(e, e->main, thread, 2 * MOST) == 2 * n, "the lesson did not make %zu threads", 2 * n);
    for (size_t i = 0; i < 2 * n; i++) {
        want_sleeps(e, thread[i], 1, pause);
    }
    judge_together(e, thread, n);
    judge_in_turn(e, thread + n, n);

    const struct line *without = need_line(e, "without", 0), *with = need_line(e, "with", 0);
    want(number_of(without, "n") == start - 1, "without the lock %ld is left", start - 1);
    want(number_of(with, "n") == start - (long)n, "with the lock %ld is left", start - (long)n);
    want_took(without, pause, n);
    want_took(with, (int64_t)n * pause, n);
    if (noted_stepwise(e)) {
        judge_shared(e, n, start);
    }
}

LESSON_CHECK(s2, runs, judge);
