/* SPDX-License-Identifier: MIT */
/* F7: each way's callbacks slept in the threads that the lesson names: one thread one after another, each worker its own, or main. */
#include "user/lessons/check/check.h"

#define MOST 64

static void
runs(struct draw *d)
{
    puts("/lessons/f7-callbacks");
    long tasks = draw_number(d, 3, 7);
    const char *parsing = draw_seconds(d, MILLISECONDS(200), SECONDS(1));
    printf("/lessons/f7-callbacks %ld %s %s\n", tasks, parsing, draw_seconds(d, MILLISECONDS(50), MILLISECONDS(150)));
}

struct expected {
    size_t tasks;
    int64_t parsing, getting;
};

static bool
is_of_main(const struct evidence *e, uint32_t tid)
{
    uint32_t thread[MOST];
    size_t n = threads_of(e, e->main, thread, MOST);
    for (size_t i = 0; i < n && i < MOST; i++) {
        if (thread[i] == tid) {
            return true;
        }
    }
    return false;
}

/* The callbacks of one way, each value once; their threads. */
static size_t
callbacks_of(struct evidence *e, const char *way, const char *given, size_t tasks, uint32_t *tid)
{
    const struct line *l;
    long seen[MOST] = { 0 };
    size_t n = 0;
    for (size_t i = 0; (l = find_line(e, "callback", i)) != NULL; i++) {
        if (!says(l, "way", way)) {
            continue;
        }
        long value = number_of(l, "value"), of = 0;
        while (of < (long)tasks && of * of != value) {
            of++;
        }
        want(of < (long)tasks && n < MOST && seen[of]++ == 0, "a callback for %ld in way %s", value, way);
        want(number_of(l, "pid") == (long)e->main, "a callback in another process");
        want(says(l, "given", given), "in way %s a callback is given the %s", way, given);
        tid[n] = (uint32_t)number_of(l, "tid");
        want(tid[n] == e->main ? says(l, "thread", "MainThread") : was_named(e, tid[n], value_of(l, "thread")),
             "thread %u is not called %s", tid[n], value_of(l, "thread"));
        n++;
    }
    return n;
}

/* All in one thread of the lesson that is not main, which does nothing else for so long; when the last task was ready or later. */
static void
want_in_turn(struct evidence *e, const char *way, const char *given, const struct expected *x, const struct line *total)
{
    uint32_t tid[MOST];
    size_t n = callbacks_of(e, way, given, x->tasks, tid);
    want(n == x->tasks, "%zu callbacks in way %s", n, way);
    for (size_t i = 0; i < n; i++) {
        want(tid[i] == tid[0] && tid[i] != e->main && is_of_main(e, tid[i]), "way %s: thread %u calls back", way, tid[i]);
    }
    want_sleeps(e, tid[0], n, x->parsing);
    int64_t took = MILLISECONDS(number_of(total, "ms")), planned = x->getting + (int64_t)n * x->parsing;
    want(took > planned - TICK && took <= planned + TICK * (int64_t)(n + 1), "way %s took %ld ms", way, number_of(total, "ms"));
}

static void
want_side_by_side(struct evidence *e, const struct expected *x, const struct line *total)
{
    uint32_t tid[MOST];
    const struct block *first = NULL;
    size_t n = callbacks_of(e, "thread", "future", x->tasks, tid);
    want(n == x->tasks, "%zu callbacks in way thread", n);
    for (size_t i = 0; i < n; i++) {
        const struct block *work = block_of(e, tid[i], TRACE_REASON_SLEEP, TICK / 10, 0);
        const struct block *call = block_of(e, tid[i], TRACE_REASON_SLEEP, TICK / 10, 1);
        want(tid[i] != e->main && is_of_main(e, tid[i]), "way thread: thread %u calls back", tid[i]);
        want(work && near(block_time(work), x->getting), "thread %u did not work before it called back", tid[i]);
        want(call && near(block_time(call), x->parsing), "thread %u did not call back", tid[i]);
        want(i == 0 || tid[i] != tid[i - 1], "in way thread one thread called back twice");
        first = first ? first : call;
        want(overlap(first, call), "in way thread callbacks ran one after another");
    }
    want_ms(total, "ms", x->getting + x->parsing);
}

static void
judge(struct evidence *e)
{
    struct expected x = { (size_t)arg_number(e->argc, e->argv, 1, 5), arg_seconds(e->argc, e->argv, 2, "0.5"),
                          arg_seconds(e->argc, e->argv, 3, "0.1") };
    uint32_t tid[MOST], child[MOST];
    want(says(need_line(e, "way", 0), "name", "process") && says(need_line(e, "way", 1), "name", "thread")
         && says(need_line(e, "way", 2), "name", "late") && says(need_line(e, "way", 3), "name", "pool"), "the four ways");
    want(children_of(e, e->main, child, MOST) == 2 * x.tasks, "the lesson did not make %zu processes", 2 * x.tasks);
    for (size_t i = 0; i < 2 * x.tasks; i++) {
        want_sleeps(e, child[i], 1, x.getting);
    }
    want_in_turn(e, "process", "future", &x, need_line(e, "way", 0));
    want_side_by_side(e, &x, need_line(e, "way", 1));
    want_in_turn(e, "pool", "value", &x, need_line(e, "way", 3));
    want(callbacks_of(e, "late", "future", x.tasks, tid) == 1 && tid[0] == e->main, "the late callback is the caller's");
    want_ms(need_line(e, "way", 2), "ms", x.parsing);
    want_sleeps(e, e->main, 1, x.parsing);
}

LESSON_CHECK(f7, runs, judge);
