/* SPDX-License-Identifier: MIT */
/* F4: each wait took as long as its mode says and told exactly the tasks that were done; main slept so long. */
#include <string.h>

#include "user/lessons/check/plan.h"

enum { ROUNDS = 5 };

static void
runs(struct draw *d)
{
    puts("/lessons/f4-wait");
    printf("/lessons/f4-wait");
    plan_draw(d);
}

static int64_t
first_of(const struct plan *p)
{
    int64_t first = p->ready[0];
    for (size_t i = 1; i < p->n; i++) {
        first = p->ready[i] < first ? p->ready[i] : first;
    }
    return first;
}

static int64_t
last_of(const struct plan *p)
{
    int64_t last = 0;
    for (size_t i = 0; i < p->n; i++) {
        last = p->ready[i] > last ? p->ready[i] : last;
    }
    return last;
}

/* `until`: when the wait returned, counted from the submits. */
static void
judge_round(struct evidence *e, const struct plan *p, size_t n, const char *when, int64_t took, int64_t until)
{
    const struct line *l = need_line(e, "wait", n);
    const char *done = value_of(l, "done");
    want(says(l, "when", when), "wait %zu is %s, not %s", n + 1, value_of(l, "when"), when);
    want_ms(l, "ms", took);
    want(strlen(done) == p->n, "%s tells of %zu tasks, not %zu", when, strlen(done), p->n);
    for (size_t i = 0; i < p->n; i++) {
        want((done[i] == '1') == (p->ready[i] <= until), "%s: task %zu was%s done", when, i + 1,
             done[i] == '1' ? " not" : "");
    }
    want(took < TICK || waited_for(e, e->main, took), "%s: the main thread did not wait %ld ms", when,
         (long)(took / MILLISECONDS(1)));
}

static void
judge(struct evidence *e)
{
    struct plan p;
    plan_of_arguments(&p, e);
    want_plan(e, &p, ROUNDS);
    int64_t first = first_of(&p), last = last_of(&p);
    judge_round(e, &p, 0, "as-written", 0, last);
    judge_round(e, &p, 1, "first-completed", first, first);
    judge_round(e, &p, 2, "first-exception", p.ready[1], p.ready[1]);
    judge_round(e, &p, 3, "no-exception", last, last);
    judge_round(e, &p, 4, "all-completed", last, last);
    want(count_lines(e, "wait") == ROUNDS, "not %d waits", ROUNDS);
    want_main_does_not_poll(e);
    want_called(e, "an executor", AN_EXECUTOR);
}

LESSON_CHECK(f4, runs, judge);
