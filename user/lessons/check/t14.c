/* SPDX-License-Identifier: MIT */
/* T14: so many threads, all alive at once; each costs at least the page of stack on which it stands, and not its whole
 * stack. */
#include "user/lessons/check/check.h"

#define MOST 2048

static void
runs(struct draw *d)
{
    puts("/lessons/t14-cost");
    long few = draw_number(d, 5, 20);
    printf("/lessons/t14-cost %ld %ld\n", few, draw_number(d, 100, 300));
}

/* The last one began before the first one ended. */
static void
judge_alive(const struct evidence *e, const uint32_t *tid, size_t n)
{
    uint64_t last_start = 0, first_end = UINT64_MAX;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type == TRACE_THREAD_START && r->world == e->world && r->a == tid[n - 1]) {
            last_start = r->time_ns;
        }
        if (r->type == TRACE_THREAD_END && r->world == e->world && r->tid >= tid[0] && r->tid <= tid[n - 1]
            && r->time_ns < first_end) {
            first_end = r->time_ns;
        }
    }
    want(tid[n - 1] - tid[0] == n - 1, "other threads were made between");
    want(last_start < first_end, "the %zu threads were not alive at once", n);
}

/* Stacks of the `before` that have ended may be used again, with the pages that they have. */
static void
judge_cost(const struct evidence *e, size_t n, size_t before, size_t line)
{
    const struct line *l = need_line(e, "cost", line);
    want(number_of(l, "threads") == (long)n && number_of(l, "ran") == (long)n, "not all of %zu threads ran", n);
    long own = number_of(l, "own_kib");
    want(own >= 4 * ((long)n - (long)before) && own < 64 * (long)n, "%zu threads cost %ld KiB", n, own);
    char text[32];
    snprintf(text, sizeof text, "%ld.%ld", own / (long)n, own % (long)n * 10 / (long)n);
    want(says(l, "each_own_kib", text), "each costs %s KiB", text);
    want(atof(value_of(l, "each_all_kib")) > atof(text), "the kernel's part is missing");
}

static void
judge(struct evidence *e)
{
    static uint32_t tid[MOST];
    static const size_t usual[] = { 10, 1000 };
    size_t parts = e->argc > 1 ? (size_t)e->argc - 1 : 2, from = 0, all = threads_of(e, e->main, tid, MOST);
    want(all <= MOST, "too many to judge");
    for (size_t p = 0; p < parts; p++) {
        size_t n = e->argc > 1 ? (size_t)arg_number(e->argc, e->argv, (int)p + 1, 0) : usual[p];
        want(from + n <= all, "there are only %zu threads", all);
        judge_alive(e, tid + from, n);
        judge_cost(e, n, from, p);
        from += n;
    }
    want(from == all, "the lesson made %zu threads, not %zu", all, from);
}

LESSON_CHECK(t14, runs, judge);
