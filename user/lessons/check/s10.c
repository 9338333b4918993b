/* SPDX-License-Identifier: MIT */
/* S10: all slept at once with the old n; the two under the lock worked in turn, changing after each interval, on one
 * processor's time; two without it, and two processes, worked beside each other. */
#include "user/lessons/check/cpu_seen.h"

#define MOST 200
#define PAIRS 5

static void
runs(struct draw *d)
{
    puts("--smp 2 /lessons/s10-interpreter");
    long threads = draw_number(d, 10, 60);
    const char *seconds = draw_seconds(d, MILLISECONDS(100), MILLISECONDS(400));
    long rounds = draw_number(d, 25000, 40000);
    printf("--smp 2 /lessons/s10-interpreter %ld %s %ld 0.00%ld\n", threads, seconds, rounds, draw_number(d, 1, 3));
}

static void
judge_race(struct evidence *e, const uint32_t *thread, long threads, int64_t seconds)
{
    const struct line *l = need_line(e, "race", 0);
    for (long i = 0; i < threads; i++) {
        want_sleeps(e, thread[i], 1, seconds);
        want(overlap(block_of(e, thread[0], TRACE_REASON_SLEEP, TICK, 0), block_of(e, thread[i], TRACE_REASON_SLEEP, TICK, 0)),
             "threads %u and %u did not sleep at the same time", thread[0], thread[i]);
    }
    want(number_of(l, "threads") == threads && number_of(l, "n") == threads - 1, "of %ld %ld are left", threads, threads - 1);
    want(number_of(l, "most_inside") == 1, "two were inside the interpreter");
    int64_t took = MILLISECONDS(number_of(l, "ms")), most = seconds + TICK + threads * MICROSECONDS(200);
    want(took >= seconds - MILLISECONDS(1) && took <= most, "the race took %ld ms", number_of(l, "ms"));
}

/* A pair that counts. */
static const struct line *
judge_count(struct evidence *e, const char *word, const uint32_t *pair, long rounds, bool locked)
{
    const struct line *l = need_line(e, word, 0);
    long steps = 2 * (8 * rounds + 2), busy = number_of(l, "busy");
    want(number_of(l, "steps") == steps, "@%s: two threads do %ld instructions", word, steps);
    want(cpu_time(e, pair[0]) + cpu_time(e, pair[1]) >= steps, "@%s: the threads did not work so much", word);
    want(number_of(l, "idle") == 200 - busy, "@%s: busy and idle are not two processors", word);
    want(locked ? busy > 70 && busy < 125 : busy > 140 && busy < 205, "@%s: busy=%ld", word, busy);
    want_beside(e, word, pair[0], pair[1], locked ? 0 : 60, locked ? 15 : 100);
    return l;
}

/* The lock was handed on after each interval, and whoever had given it waited. */
static void
judge_turns(struct evidence *e, const struct line *l, const uint32_t *pair, int64_t interval)
{
    long turns = (long)((cpu_time(e, pair[0]) + cpu_time(e, pair[1])) / interval), given_up = number_of(l, "given_up");
    want(number_of(l, "most_inside") == 1, "two were inside the interpreter");
    want(given_up >= turns / 2 - 1 && given_up <= turns + 2 && given_up > 0, "the lock was given up %ld times", given_up);
    for (int i = 0; i < 2; i++) {
        size_t waits = count_blocks(e, pair[i], TRACE_REASON_FUTEX, interval / 2);
        want(waits + 1 >= (size_t)given_up / 2 && (waits > 0 || given_up < 2), "thread %u waited for its turn %zu times", pair[i], waits);
    }
}

static void
judge_by_count(struct evidence *e, const uint32_t *pair, long rounds)
{
    const struct line *l = need_line(e, "by-count", 0);
    long each = 8 * rounds + 2;
    want(number_of(l, "steps") == 2 * each && number_of(l, "given_up") == 2 * (each / 100), "@by-count: %ld instructions",
         2 * each);
    want(number_of(l, "most_inside") == 1, "two were inside the interpreter");
    want(cpu_time(e, pair[0]) >= each && cpu_time(e, pair[1]) >= each, "@by-count: they did not both count");
}

static void
judge_io(struct evidence *e, const char *word, const uint32_t *pair, int64_t seconds)
{
    const struct line *l = need_line(e, word, 0);
    want_sleeps(e, pair[0], 3, seconds);
    want_sleeps(e, pair[1], 3, seconds);
    want_ms(l, "ms", 3 * seconds);
    want(number_of(l, "busy") <= 5, "@%s: they did more than sleep", word);
}

static void
judge(struct evidence *e)
{
    long threads = arg_number(e->argc, e->argv, 1, 100), rounds = arg_number(e->argc, e->argv, 3, 30000);
    int64_t seconds = arg_seconds(e->argc, e->argv, 2, "0.1"), interval = arg_seconds(e->argc, e->argv, 4, "0.005");
    uint32_t thread[MOST + 2 * PAIRS], child[2];
    want(threads <= MOST, "too many to judge");
    want(threads_of(e, e->main, thread, MOST + 2 * PAIRS) == (size_t)threads + 2 * PAIRS, "the lesson did not make %ld threads",
         threads + 2 * PAIRS);
    want(children_of(e, e->main, child, 2) == 2, "the lesson did not make exactly two processes");
    judge_race(e, thread, threads, seconds);
    const uint32_t *pair = thread + threads;
    judge_turns(e, judge_count(e, "by-time", pair, rounds, true), pair, interval);
    want(number_of(judge_count(e, "unlocked", pair + 2, rounds, false), "most_inside") == 2, "without the lock two are inside");
    judge_count(e, "processes", child, rounds, false);
    judge_by_count(e, pair + 4, rounds / 20);
    judge_io(e, "io-locked", pair + 6, seconds);
    judge_io(e, "io-unlocked", pair + 8, seconds);
}

LESSON_CHECK(s10, runs, judge);
