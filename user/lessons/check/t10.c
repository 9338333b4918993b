/* SPDX-License-Identifier: MIT */
/* T10: four threads of one process; what one wrote all see, in the variable and in the list. */
#include <sys/syscall.h>

#include "user/lessons/check/memory.h"

static void
runs(struct draw *d)
{
    puts("/lessons/t10-shared");
    long rounds = draw_number(d, 5, 30), item = draw_number(d, 100, 999);
    printf("--stepwise /lessons/t10-shared %ld %ld %s\n", rounds, item, draw_seconds(d, MILLISECONDS(200), SECONDS(2)));
}

static void
judge_num(struct evidence *e, long rounds)
{
    long expected = 1, seen = -1;
    want(count_lines(e, "num") == (size_t)rounds + 2, "num was not printed %ld times", rounds + 2);
    for (long i = 0; i < rounds + 2; i++) {
        const struct line *l = need_line(e, "num", (size_t)i);
        if (says(l, "work", "1")) {
            want(number_of(l, "value") == expected++, "work1 did not count");
        } else if (says(l, "work", "2")) {
            seen = number_of(l, "value");
        } else {
            want(i == rounds + 1 && number_of(l, "value") == rounds, "at the end num is %ld", rounds);
        }
    }
    want(seen >= 0 && seen <= rounds, "work2 saw %ld", seen);
    want(!noted_stepwise(e) || seen == 0 || threads_told(e, (uint64_t)seen) > 0, "nobody was told %ld by another's memory", seen);
    want(!noted_stepwise(e) || threads_told(e, (uint64_t)rounds) > 0, "main was not told %ld", rounds);
}

/* Memory of the process: a page of it was touched; the uppermost of main's stack have been from the beginning. */
static bool
lies_there(const struct evidence *e, uint64_t address)
{
    const uint64_t stack = 0x7fffffff0000, end = 0x800000000000;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type == TRACE_FAULT && r->world == e->world && r->a / 4096 == address / 4096) {
            return true;
        }
    }
    return address >= stack && address < end;
}

static void
judge_list(struct evidence *e, long item)
{
    static const char *const who[] = { "work1", "work2", "main" };
    char items[64];
    snprintf(items, sizeof items, "11,22,33,%ld", item);
    want(count_lines(e, "list") == 3, "the list was not printed by three");
    want(lies_there(e, strtoull(value_of(need_line(e, "list", 0), "at"), NULL, 16)), "no list lies at %s",
         value_of(need_line(e, "list", 0), "at"));
    for (size_t i = 0; i < 3; i++) {
        const struct line *l = need_line(e, "list", i);
        want(says(l, "who", who[i]) && says(l, "items", items), "%s does not see %s", who[i], items);
        want(says(l, "at", value_of(need_line(e, "list", 0), "at")), "they look at different lists");
        want(number_of(l, "pid") == (long)e->main, "%s is another process", who[i]);
    }
    want(!noted_stepwise(e) || threads_told(e, (uint64_t)item) >= 2, "two threads see %ld in memory where another has written it: they do not", item);
}

static void
judge(struct evidence *e)
{
    long rounds = arg_number(e->argc, e->argv, 1, 10);
    int64_t delay = arg_seconds(e->argc, e->argv, 3, "1");
    uint32_t thread[4];
    want(threads_of(e, e->main, thread, 4) == 4, "the lesson did not make exactly four threads");
    want(children_of(e, e->main, thread, 1) == 0, "there is another process");
    static const int writes[] = { -1, 1, 1, 1 };
    for (size_t i = 0; i < 4; i++) {
        long expected = writes[i] < 0 ? rounds : writes[i];
        want(count_calls(e, thread[i], SYS_write, ANY_RESULT) == (size_t)expected, "thread %u did not print for itself", thread[i]);
        want_sleeps(e, thread[i], i == 3, delay);
    }
    want(waited_for(e, e->main, delay), "the main thread did not wait for the last look");
    judge_num(e, rounds);
    judge_list(e, arg_number(e->argc, e->argv, 2, 44));
}

LESSON_CHECK(t10, runs, judge);
