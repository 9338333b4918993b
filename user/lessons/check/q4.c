/* SPDX-License-Identifier: MIT */
/* Q4: the three tasks side by side, or one after the other with one worker; each result taken at its moment, in the order of
 * the input or of the ends. */
#include "user/lessons/check/pool_seen.h"

static void
runs(struct draw *d)
{
    puts("/lessons/q4-imap");
    puts("/lessons/q4-imap 1");
    const char *a = draw_seconds(d, SECONDS(1), SECONDS(2)), *b = draw_seconds(d, SECONDS(5), SECONDS(7));
    printf("/lessons/q4-imap 3 %s %s %s\n", a, b, draw_seconds(d, SECONDS(3), SECONDS(4)));
    printf("/lessons/q4-imap 3 %s %s %s\n", b, a, draw_seconds(d, SECONDS(3), SECONDS(4)));
}

/* The lesson's main thread wrote something at that moment: a result is said when it is there, not afterwards. */
static bool
wrote_at(struct evidence *e, int64_t when)
{
    const uint64_t write_call = 1;
    for (size_t n = 0; call_time(e, e->main, write_call, n) >= 0; n++) {
        if (near(call_time(e, e->main, write_call, n), when)) {
            return true;
        }
    }
    return false;
}

/* The tasks of one call: when each ended after the call's begin, which is returned.  They are told apart by their lengths. */
static int64_t
find_ends(struct evidence *e, struct pool_seen *p, size_t call, const int64_t length[3], int64_t end[3])
{
    int64_t begin = INT64_MAX;
    for (size_t i = 0; i < 3; i++) {
        const struct line *l = need_line(e, "task", 3 * call + i);
        size_t w = 0, n = 0;
        while (w < p->workers && p->pid[w] != (uint32_t)number_of(l, "pid")) {
            w++;
        }
        while (n < 3 && number_of(l, "ms") != (long)(length[n] / MILLISECONDS(1))) {
            n++;
        }
        want(w < p->workers && n < 3, "a task by nobody, or that nobody asked for");
        const struct block *b = block_of(e, p->pid[w], TRACE_REASON_SLEEP, TICK / 10, p->slept[w]++);
        want(b && near(block_time(b), length[n]), "a task did not take its time");
        end[n] = b->to;
        begin = b->from < begin ? b->from : begin;
    }
    for (int n = 0; n < 3; n++) {
        end[n] -= begin;
    }
    return begin;
}

static void
judge(struct evidence *e)
{
    static const char *const defaults[] = { "1", "5", "3" };
    size_t workers = (size_t)arg_number(e->argc, e->argv, 1, 3);
    int64_t length[3], end[3];
    struct pool_seen p;
    for (int i = 0; i < 3; i++) {
        length[i] = arg_seconds(e->argc, e->argv, 2 + i, defaults[i]);
    }
    want_workers(e, &p, workers);
    int64_t begin = find_ends(e, &p, 0, length, end);
    int64_t when = 0;
    for (int i = 0; i < 3; i++) {
        const struct line *l = need_line(e, "ordered", (size_t)i);
        when = end[i] > when ? end[i] : when;
        want(workers == 1 || near(end[i], length[i]), "the tasks were not side by side");
        want(number_of(l, "value") == (long)(length[i] / MILLISECONDS(1)), "imap's results are not in order");
        want_ms(l, "ms", when);
        want(wrote_at(e, begin + when), "a result was not taken when its turn came");
    }
    begin = find_ends(e, &p, 1, length, end);
    for (size_t i = 0; i < 3; i++) {
        const struct line *l = need_line(e, "unordered", i);
        size_t n = 0, earlier = 0;
        while (n < 3 && number_of(l, "value") != (long)(length[n] / MILLISECONDS(1))) {
            n++;
        }
        want(n < 3, "a result that is none");
        for (int j = 0; j < 3; j++) {
            earlier += end[j] < end[n];
        }
        want(earlier == i, "imap_unordered's results are not in the order of their ends");
        want_ms(l, "ms", end[n]);
        want(wrote_at(e, begin + end[n]), "a result was not taken when it was there");
    }
    want(says(need_line(e, "after_close", 0), "imap", "refused"), "imap after close");
    want(count_blocks(e, e->main, TRACE_REASON_SLEEP, TICK / 20) == 0, "main slept until the results should be there");
    want_called(e, "a pool", A_POOL);
}

LESSON_CHECK(q4, runs, judge);
