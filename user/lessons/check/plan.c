/* SPDX-License-Identifier: MIT */
/* See plan.h. */
#include "user/lessons/check/plan.h"

void
plan_make(struct plan *p)
{
    int64_t free_at[PLAN_MOST] = { 0 };
    want(p->workers > 0 && p->workers <= PLAN_MOST && p->n <= PLAN_MOST, "too many to judge");
    for (size_t i = 0; i < p->n; i++) {
        size_t first = 0;
        for (size_t w = 1; w < p->workers; w++) {
            first = free_at[w] < free_at[first] ? w : first;
        }
        p->worker[i] = first;
        p->ready[i] = free_at[first] += p->seconds[i];
    }
}

void
plan_of_arguments(struct plan *p, const struct evidence *e)
{
    static const char *const usual[] = { "2", "3", "4", "2" };
    p->workers = (size_t)arg_number(e->argc, e->argv, 1, 2);
    p->n = e->argc > 2 ? (size_t)e->argc - 2 : 4;
    want(p->n <= PLAN_MOST, "too many to judge");
    for (size_t i = 0; i < p->n; i++) {
        p->seconds[i] = seconds_of(e->argc > 2 ? e->argv[2 + i] : usual[i]);
    }
    plan_make(p);
}

static bool
any_tie(const struct plan *p)
{
    for (size_t i = 0; i < p->n; i++) {
        for (size_t j = 0; j < i; j++) {
            if (near(p->ready[i], p->ready[j]) || near(p->ready[i], p->ready[j] + 2 * TICK)
                || near(p->ready[j], p->ready[i] + 2 * TICK)) {
                return true;
            }
        }
    }
    return false;
}

void
plan_draw(struct draw *d)
{
    struct plan p = { .workers = (size_t)draw_number(d, 2, 3) };
    do {
        p.n = (size_t)draw_number(d, 5, 7);
        for (size_t i = 0; i < p.n; i++) {
            p.seconds[i] = TICK * draw_number(d, 20, 300);
        }
        plan_make(&p);
    } while (any_tie(&p));
    printf(" %zu", p.workers);
    for (size_t i = 0; i < p.n; i++) {
        printf(" %ld.%02ld", (long)(p.seconds[i] / SECONDS(1)), (long)(p.seconds[i] % SECONDS(1) / TICK));
    }
    putchar('\n');
}

/* From its sleep number `from` on the thread slept as planned for this worker.  How many sleeps that were; 0: it did not. */
static size_t
slept_as(const struct evidence *e, const struct plan *p, uint32_t tid, size_t worker, size_t from)
{
    size_t slept = 0;
    for (size_t i = 0; i < p->n; i++) {
        if (p->worker[i] != worker) {
            continue;
        }
        const struct block *b = block_of(e, tid, TRACE_REASON_SLEEP, TICK / 10, from + slept++);
        if (!b || !near(block_time(b), p->seconds[i])) {
            return 0;
        }
    }
    return slept;
}

/* One round of all tasks, in which each of the threads did what one of the workers should. */
static void
want_round(const struct evidence *e, const struct plan *p, const uint32_t *thread, size_t workers, size_t *slept)
{
    bool used[PLAN_MOST] = { false };
    for (size_t w = 0; w < workers; w++) {
        size_t t = 0, sleeps = 0;
        while (t < workers && (used[t] || (sleeps = slept_as(e, p, thread[t], w, slept[t])) == 0)) {
            t++;
        }
        want(t < workers, "no thread did what worker %zu should", w);
        used[t] = true;
        slept[t] += sleeps;
    }
}

void
want_plan(struct evidence *e, const struct plan *p, size_t rounds)
{
    uint32_t thread[PLAN_MOST];
    size_t slept[PLAN_MOST] = { 0 };
    size_t workers = p->workers < p->n ? p->workers : p->n;
    want(threads_of(e, e->main, thread, PLAN_MOST) == workers, "the lesson did not make exactly %zu threads", workers);
    while (rounds-- > 0) {
        want_round(e, p, thread, workers, slept);
    }
    for (size_t t = 0; t < workers; t++) {
        want(count_blocks(e, thread[t], TRACE_REASON_SLEEP, TICK / 10) == slept[t], "thread %u slept too often", thread[t]);
    }
}

void
want_main_waits(struct evidence *e, const int64_t *moment, size_t n)
{
    int64_t last = 0;
    for (size_t i = 0; i < n; i++) {
        if (moment[i] > last + 2 * TICK) {
            want(waited_for(e, e->main, moment[i] - last), "the main thread did not wait %ld ms",
                 (long)((moment[i] - last) / MILLISECONDS(1)));
        }
        last = moment[i] > last ? moment[i] : last;
    }
}

void
want_main_does_not_poll(struct evidence *e)
{
    want(count_blocks(e, e->main, TRACE_REASON_SLEEP, 1) == 0, "the main thread slept on its own, to look again later");
}
