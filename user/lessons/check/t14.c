/* SPDX-License-Identifier: MIT */
/* T14: so many threads, all alive at once: each waited to be let go while the last one began; each costs at least the page
 * of stack on which it stands, and not its whole stack. */
#include "user/lessons/check/check.h"

#define MOST 2048

static void
runs(struct draw *d)
{
    puts("/lessons/t14-cost");
    long few = draw_number(d, 5, 20);
    printf("/lessons/t14-cost %ld %ld\n", few, draw_number(d, 100, 300));
}

/* From the last start on until the first was let go, all of them waited. */
static void
judge_alive(const struct evidence *e, const uint32_t *tid, size_t n)
{
    int64_t last_from = 0, first_to = INT64_MAX;
    for (size_t i = 0; i < e->block_count; i++) {
        const struct block *b = &e->blocks[i];
        if (b->tid < tid[0] || b->tid > tid[n - 1] || b->reason != TRACE_REASON_FUTEX) {
            continue;
        }
        last_from = b->from > last_from ? b->from : last_from;
        first_to = b->to < first_to ? b->to : first_to;
    }
    want(last_from > 0 && last_from <= first_to + TICK, "the %zu threads were not alive at once", n);
    for (size_t i = 1; i < n; i++) {
        want(tid[i] > tid[i - 1], "thread numbers go back");
    }
}

static void
judge_cost(const struct evidence *e, size_t n, size_t line)
{
    const struct line *l = need_line(e, "cost", line);
    want(number_of(l, "threads") == (long)n && number_of(l, "ran") == (long)n, "not all of %zu threads ran", n);
    long own = number_of(l, "own_kib");
    want(own >= 4 * (long)n && own < 64 * (long)n, "%zu threads cost %ld KiB", n, own);
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
        judge_cost(e, n, p);
        from += n;
    }
    want(from == all, "the lesson made %zu threads, not %zu", all, from);
}

LESSON_CHECK(t14, runs, judge);
