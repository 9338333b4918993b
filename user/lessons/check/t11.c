/* SPDX-License-Identifier: MIT */
/* T11: each thread's lines at its own moments, merged by the clock; the flag ends them where they look at it next, or, if
 * they wait for it, at once; ties in both orders over the explorer's schedules. */
#include <sys/syscall.h>

#include "user/lessons/check/memory.h"

#define SCHEDULES 40

static void
runs(struct draw *d)
{
    puts("/lessons/t11-exit-flag");
    puts("/lessons/t11-exit-flag set");
    puts("/lessons/t11-exit-flag mended");
    puts("/lessons/t11-exit-flag event");
    printf("/bin/explore -a -n %d /lessons/t11-exit-flag written 1 2 5 2.5 order\n", SCHEDULES);
    const char *mode = draw_number(d, 0, 1) ? "set" : "mended";
    long hundredths = draw_number(d, 30, 90);   /* no multiples of each other, and the flag is set between two moments */
    printf("--stepwise /lessons/t11-exit-flag %s 0.%02ld %ld.%02ld 6 %ld.%02ld\n", mode, hundredths, (2 * hundredths + 7) / 100,
           (2 * hundredths + 7) % 100, (3 * hundredths + 14) / 100, (3 * hundredths + 14) % 100);
}

struct expected {
    const char *mode;
    long count;
    int64_t set_after, delay[2];
};

static struct expected
expected_of(const struct evidence *e)
{
    struct expected x = { .mode = arg_text(e->argc, e->argv, 1, "written"), .count = arg_number(e->argc, e->argv, 4, 5) };
    x.delay[0] = arg_seconds(e->argc, e->argv, 2, "1");
    x.delay[1] = arg_seconds(e->argc, e->argv, 3, "2");
    x.set_after = strcmp(x.mode, "written") == 0 ? INT64_MAX : arg_seconds(e->argc, e->argv, 5, "2.5");
    return x;
}

/* Lines that the thread comes to: the flag is looked at before each sleep, or is what ends it. */
static long
lines_until_set(const struct expected *x, int thread)
{
    if (x->set_after == INT64_MAX) {
        return x->count;
    }
    long n = (long)(x->set_after / x->delay[thread]) + (strcmp(x->mode, "event") != 0);
    return n < x->count ? n : x->count;
}

static int64_t
end_of(const struct expected *x, int thread)
{
    long n = lines_until_set(x, thread);
    return strcmp(x->mode, "event") == 0 && n < x->count ? x->set_after : n * x->delay[thread];
}

static void
judge_thread(struct evidence *e, const struct expected *x, int thread, uint32_t tid)
{
    bool event = strcmp(x->mode, "event") == 0;
    uint64_t reason = event ? TRACE_REASON_FUTEX : TRACE_REASON_SLEEP;
    long n = lines_until_set(x, thread);
    bool cut = event && n < x->count;
    want(was_named(e, tid, thread ? "Thread-2" : "Thread-1"), "thread %u is not Thread-%d", tid, thread + 1);
    want(count_calls(e, tid, SYS_write, ANY_RESULT) == (size_t)n + 2, "thread %u did not print %ld lines", tid, n);
    want(count_blocks(e, tid, reason, TICK) == (size_t)n + cut, "thread %u did not pause %ld times", tid, n + cut);
    for (long i = 0; i < n; i++) {
        want(near(block_time(block_of(e, tid, reason, TICK, (size_t)i)), x->delay[thread]), "a pause of thread %u", tid);
    }
    want(!cut || near(block_of(e, tid, reason, TICK, (size_t)n)->to, block_of(e, tid, reason, TICK, 0)->from + x->set_after),
         "thread %u was not woken by the event", tid);
}

/* All lines, in the order of the clock; of equal moments either may be first.  Times are to a tick, so is the order. */
static void
judge_lines(struct evidence *e, const struct expected *x)
{
    long n[2] = { 0, 0 };
    int64_t last = 0;
    for (size_t i = 0; i < count_lines(e, "line"); i++) {
        const struct line *l = need_line(e, "line", i);
        int thread = says(l, "thread", "Thread-2");
        int64_t moment = ++n[thread] * x->delay[thread];
        want(thread || says(l, "thread", "Thread-1"), "there is a third thread");
        want(number_of(l, "n") == n[thread], "a line of Thread-%d is missing", thread + 1);
        want_ms(l, "ms", moment);
        want(moment >= last, "Thread-%d's line %ld comes too late", thread + 1, n[thread]);
        last = moment;
    }
    want(n[0] == lines_until_set(x, 0) && n[1] == lines_until_set(x, 1), "the threads came to %ld and %ld", n[0], n[1]);
}

static void
judge_endings(struct evidence *e, const struct expected *x)
{
    const char *word = strcmp(x->mode, "set") == 0 ? "error" : "end";
    want(count_lines(e, word) == 2 && count_lines(e, "error") + count_lines(e, "end") == 2, "they did not end by @%s", word);
    for (size_t i = 0; i < 2; i++) {
        const struct line *l = need_line(e, word, i);
        want_ms(l, "ms", end_of(x, says(l, "thread", "Thread-2")));
        want(strcmp(word, "end") == 0 || says(l, "error", "AttributeError"), "another error");
    }
    int64_t end = end_of(x, 0) > end_of(x, 1) ? end_of(x, 0) : end_of(x, 1);
    want_ms(need_line(e, "main", 0), "ms", end);
}

static void
judge_plain(struct evidence *e)
{
    struct expected x = expected_of(e);
    uint32_t thread[2];
    want(threads_of(e, e->main, thread, 2) == 2, "the lesson did not make exactly two threads");
    for (int i = 0; i < 2; i++) {
        judge_thread(e, &x, i, thread[i]);
    }
    want_sleeps(e, e->main, x.set_after != INT64_MAX, x.set_after);
    judge_lines(e, &x);
    size_t told = (lines_until_set(&x, 0) < x.count) + (lines_until_set(&x, 1) < x.count);
    if (strcmp(x.mode, "event") != 0) {
        want(!noted_stepwise(e) || threads_that_saw_main_change(e) >= told, "%zu threads stop, and so many did not see main set a flag that they look at", told);
    } else {
        want_called(e, "an event", A_LOCK);
    }
    judge_endings(e, &x);
}

/* The order of both ties in the lines that begin at *from, as bits; what each world's status says. */
static int
order_of(struct evidence *e, size_t *from)
{
    int turn[2][2] = { { 0, 0 }, { 0, 0 } };    /* thread, tie */
    for (int i = 1; i <= 10; i++) {
        const struct line *l = need_line(e, "line", (*from)++);
        int thread = says(l, "thread", "Thread-2");
        long moment = number_of(l, "n") * (thread + 1);
        if (moment == 2 || moment == 4) {
            turn[thread][moment / 2 - 1] = i;
        }
    }
    return (turn[1][0] < turn[0][0]) | (turn[1][1] < turn[0][1]) << 1;
}

static void
judge_explored(struct evidence *e)
{
    size_t worlds = 0, from = 0;
    int seen = 0, status = 0;
    int64_t when;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type == TRACE_WORLD_START && r->world != e->trace.records[0].world && worlds++ >= SCHEDULES) {
            uint32_t thread[2];
            seen_enter_world(e, (uint16_t)r->a);
            want(threads_of(e, e->main, thread, 2) == 2, "a world did not have two threads");
            want(process_end(e, e->main, &status, &when) && status >> 8 == order_of(e, &from), "the status tells another order");
            seen |= 1 << (status >> 8);
        }
    }
    want(count_lines(e, "line") == from, "lines of no world");
    want(seen == 15, "%d schedules did not show both orders of both ties", SCHEDULES);
}

static void
judge(struct evidence *e)
{
    if (strcmp(e->argv[0], "/bin/explore") == 0) {
        judge_explored(e);
    } else {
        judge_plain(e);
    }
}

LESSON_CHECK(t11, runs, judge);
