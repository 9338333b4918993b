/* SPDX-License-Identifier: MIT */
/* F2: each page came when it was ready, the loop slept between them, and the workers slept as the tasks take. */
#include "user/lessons/check/plan.h"

static void
runs(struct draw *d)
{
    puts("/lessons/f2-as-completed");
    printf("/lessons/f2-as-completed");
    plan_draw(d);
}

/* The task that is ready next, of those not used; ties go to the first. */
static size_t
next_ready(const struct plan *p, const bool *used)
{
    size_t next = p->n;
    for (size_t i = 0; i < p->n; i++) {
        if (!used[i] && (next == p->n || p->ready[i] < p->ready[next])) {
            next = i;
        }
    }
    return next;
}

static void
judge(struct evidence *e)
{
    struct plan p;
    bool used[PLAN_MOST] = { false };
    int64_t moment[PLAN_MOST];
    plan_of_arguments(&p, e);
    want_plan(e, &p, 1);
    for (size_t i = 0; i < p.n; i++) {
        const struct line *l = need_line(e, "page", i);
        size_t next = next_ready(&p, used), t = 0;
        moment[i] = p.ready[next];
        want_ms(l, "ms", moment[i]);
        while (t < p.n && (used[t] || p.ready[t] != moment[i] || p.seconds[t] / MILLISECONDS(1) != number_of(l, "of"))) {
            t++;
        }
        want(t < p.n, "after %ld ms came the page of %ld ms", (long)(moment[i] / MILLISECONDS(1)), number_of(l, "of"));
        used[t] = true;
    }
    want(count_lines(e, "page") == p.n, "not %zu pages", p.n);
    want_main_waits(e, moment, p.n);
    want_main_does_not_poll(e);
    want_called(e, "an executor", AN_EXECUTOR);
}

LESSON_CHECK(f2, runs, judge);
