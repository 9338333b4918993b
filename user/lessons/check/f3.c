/* SPDX-License-Identifier: MIT */
/* F3: the pages in the order of the arguments, each when it and all before it were ready; the workers slept as planned. */
#include "user/lessons/check/plan.h"

static void
runs(struct draw *d)
{
    puts("/lessons/f3-executor-map");
    printf("/lessons/f3-executor-map");
    plan_draw(d);
}

static void
judge(struct evidence *e)
{
    struct plan p;
    int64_t moment[PLAN_MOST], latest = 0;
    plan_of_arguments(&p, e);
    want_plan(e, &p, 1);
    for (size_t i = 0; i < p.n; i++) {
        const struct line *l = need_line(e, "page", i);
        moment[i] = latest = p.ready[i] > latest ? p.ready[i] : latest;
        want(number_of(l, "of") == p.seconds[i] / MILLISECONDS(1), "result %zu is that of another argument", i + 1);
        want_ms(l, "ms", latest);
    }
    want(count_lines(e, "page") == p.n, "not %zu pages", p.n);
    want_main_waits(e, moment, p.n);
    want_main_does_not_poll(e);
    want_called(e, "an executor", AN_EXECUTOR);
}

LESSON_CHECK(f3, runs, judge);
