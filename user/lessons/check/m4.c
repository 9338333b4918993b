/* SPDX-License-Identifier: MIT */
/* M4: the times said are those that the kernel saw between entry and exit of the calls; epoll's do not grow with the idle ones,
 * the others' do; and with few that come and go, select makes fewer calls in less time. */
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/m4-epoll");
    long many = draw_number(d, 8, 14) * 100, few = draw_number(d, 2, 8);
    printf("/lessons/m4-epoll %ld %ld %ld\n", many, few, draw_number(d, 10, 30));
}

static bool
is_call(uint64_t call, uint64_t one, uint64_t other)
{
    return call == one || call == other;
}

/* The mean time inside the calls number from ... from + n - 1 of this kind; the end if there are not so many. */
static long
mean_inside(const struct evidence *e, const char *name, uint64_t one, uint64_t other, size_t from, size_t n)
{
    int64_t total = 0, entered = 0;
    size_t seen = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->tid != e->main || r->world != e->world || !is_call(r->a, one, other)) {
            continue;
        }
        if (r->type == TRACE_ENTER) {
            entered = (int64_t)r->time_ns;
        } else if (r->type == TRACE_EXIT && ++seen > from && seen <= from + n) {
            total += (int64_t)r->time_ns - entered;
        }
    }
    want(seen >= from + n, "%s was called %zu times, not %zu", name, seen, from + n);
    return (long)(total / (int64_t)n);
}

/* What the line says is what the kernel saw, and no more than the way in and out besides. */
static long
judge_time(struct evidence *e, const struct line *l, const char *key, uint64_t one, uint64_t other, size_t from, size_t rounds,
           long outside)
{
    long seen = mean_inside(e, key, one, other, from, rounds), told = number_of(l, key);
    want(told >= seen && told <= seen + outside, "%s took %ld ns, not %ld", key, seen, told);
    return told;
}

static void
judge_idle(struct evidence *e, long many, long rounds)
{
    long poll[3], epoll[3], select[3];
    size_t r = (size_t)rounds, selects = 0;
    for (size_t i = 0; i < 3; i++) {
        const struct line *l = need_line(e, "idle", i);
        long n = i == 0 ? many / 100 : i == 1 ? many / 10 : many;
        want(number_of(l, "n") == n, "line %zu is not about %ld", i, n);
        poll[i] = judge_time(e, l, "poll", SYS_poll, SYS_ppoll, i * r, r, 5000);
        epoll[i] = judge_time(e, l, "epoll", SYS_epoll_wait, SYS_epoll_pwait, i * r, r, 5000);
        select[i] = number_of(l, "select");
        if (select[i] >= 0) {
            judge_time(e, l, "select", SYS_select, SYS_pselect6, selects, r, 5000 + 20 * n);
            selects += r;
        }
    }
    want(selects >= 2 * r, "select was not tried with %ld", many / 10);
    want(epoll[2] < epoll[0] * 3 / 2 + 500, "epoll's calls grow with the idle ones: %ld and %ld", epoll[0], epoll[2]);
    want(poll[2] > 20 * poll[0] / 2 && poll[1] > 2 * poll[0], "poll's calls do not grow: %ld, %ld, %ld", poll[0], poll[1], poll[2]);
    want(select[1] > 2 * select[0], "select's calls do not grow: %ld and %ld", select[0], select[1]);
    want(epoll[2] * 5 < poll[2], "epoll does not win over poll with %ld", many);
}

static void
judge_busy(struct evidence *e, long many, long few, size_t rounds)
{
    const struct line *l = need_line(e, "busy", 0);
    size_t changes = count_calls(e, e->main, SYS_epoll_ctl, 0);
    want(number_of(l, "n") == few && number_of(l, "select_calls") == 1 && number_of(l, "epoll_calls") == 2 * few + 1,
         "@busy is not about %ld", few);
    want(changes >= 2 * (size_t)few * rounds + (size_t)(many + many / 10 + many / 100),
         "the sets were changed only %zu times: the idle ones are not in them", changes);
    want(number_of(l, "select") > 0 && number_of(l, "select") < number_of(l, "epoll"), "select does not win with %ld", few);
}

static void
judge(struct evidence *e)
{
    long many = arg_number(e->argc, e->argv, 1, 1000), few = arg_number(e->argc, e->argv, 2, 5);
    long rounds = arg_number(e->argc, e->argv, 3, 20);
    size_t made = count_calls(e, e->main, SYS_pipe, 0) + count_calls(e, e->main, SYS_pipe2, 0);
    want(made >= (size_t)many, "%zu pipes were made, not %ld", made, many);
    judge_idle(e, many, rounds);
    judge_busy(e, many, few, (size_t)rounds);
    want(e->status == 0, "the exit status is %d", e->status);
}

LESSON_CHECK(m4, runs, judge);
