/* SPDX-License-Identifier: MIT */
/* T9: the threads that said one pid were threads of that process; starts and switches were as many as told, took what is
 * told, and cost less between threads. */
#include "user/lessons/check/check.h"

#define MOST 256

static void
runs(struct draw *d)
{
    puts("/lessons/t9-thread-or-process");
    long starts = draw_number(d, 10, 40), switches = draw_number(d, 800, 1500);
    const char *one = draw_word(d), *two = draw_word(d);
    printf("/lessons/t9-thread-or-process %ld %ld %s %s\n", starts, switches, one, two);
}

static void
judge_pids(struct evidence *e, const uint32_t *tid, size_t n, char **names)
{
    long main = number_of(need_line(e, "main", 0), "pid");
    want(main == (long)e->main && number_of(need_line(e, "main", 0), "tid") == main, "the process is %u", e->main);
    want(count_lines(e, "running") == n, "not %zu threads said their pid", n);
    for (size_t i = 0; i < n; i++) {
        size_t line = 0;
        while (number_of(need_line(e, "running", line), "tid") != (long)tid[i]) {
            line++;
        }
        const struct line *l = need_line(e, "running", line);
        want(number_of(l, "pid") == main && says(l, "name", names[i]), "thread %u is %s of process %ld", tid[i], names[i], main);
    }
}

static size_t
calls_of(const struct evidence *e, uint32_t tid)
{
    size_t n = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        n += r->type == TRACE_ENTER && r->tid == tid && r->world == e->world;
    }
    return n;
}

static int64_t
moment(const struct evidence *e, unsigned type, uint32_t a, bool last)
{
    int64_t when = -1;
    for (uint64_t i = 0; i < e->trace.count && (last || when < 0); i++) {
        const struct trace_record *r = &e->trace.records[i];
        bool about = type == TRACE_THREAD_END ? r->tid == a : r->a == a;
        when = r->type == type && r->world == e->world && about ? (int64_t)r->time_ns : when;
    }
    return when;
}

/* The line about it; the time that it tells, all in all, is `seen` to a tenth, and the calls are those of the others at least. */
static const struct line *
judge_cost(struct evidence *e, size_t n, const char *of, const char *kind, long times, int64_t seen, size_t others)
{
    const struct line *l = need_line(e, "cost", n);
    want(says(l, "of", of) && says(l, "kind", kind) && number_of(l, "times") == times, "line %zu is not %s of a %s", n, of, kind);
    int64_t told = number_of(l, "ns") * times;
    want(told > seen - seen / 10 - MICROSECONDS(50) && told < seen + seen / 10 + MICROSECONDS(50), "%s of a %s took %lld ns, not %lld", of, kind,
         (long long)(seen / times), (long long)(told / times));
    double calls = atof(value_of(l, "calls")) * (double)times;
    want(calls >= 0.8 * (double)others && calls > 0, "%s of a %s made more calls", of, kind);
    return l;
}

static void
want_cheaper(const struct line *thread, const struct line *process)
{
    want(number_of(thread, "ns") < number_of(process, "ns"), "%s: a thread is not cheaper", value_of(thread, "of"));
    want(atof(value_of(thread, "calls")) < atof(value_of(process, "calls")) + 0.3, "%s: a thread makes more calls", value_of(thread, "of"));
}

/* The first and the last record of these, and their calls. */
static int64_t
all_of(const struct evidence *e, const uint32_t *list, size_t n, bool threads, size_t *calls)
{
    *calls = 0;
    for (size_t i = 0; i < n; i++) {
        *calls += calls_of(e, list[i]);
    }
    int64_t from = moment(e, threads ? TRACE_THREAD_START : TRACE_PROCESS_START, list[0], false);
    return moment(e, threads ? TRACE_THREAD_END : TRACE_PROCESS_END, list[n - 1], true) - from;
}

static void
judge(struct evidence *e)
{
    static char *usual[] = { "alex", "egon", "yuanhao" };
    long starts = arg_number(e->argc, e->argv, 1, 20), switches = arg_number(e->argc, e->argv, 2, 1000);
    size_t names = e->argc > 3 ? (size_t)e->argc - 3 : 3, calls;
    uint32_t tid[MOST], pid[MOST];
    size_t threads = names + (size_t)starts + 1, processes = (size_t)starts + 1;
    want(threads <= MOST && threads_of(e, e->main, tid, MOST) == threads, "the lesson did not make %zu threads", threads);
    want(children_of(e, e->main, pid, MOST) == processes, "the lesson did not make %zu processes", processes);
    judge_pids(e, tid, names, e->argc > 3 ? e->argv + 3 : usual);

    int64_t seen = all_of(e, tid + names, (size_t)starts, true, &calls);
    const struct line *thread = judge_cost(e, 0, "start", "thread", starts, seen, calls);
    seen = all_of(e, pid, (size_t)starts, false, &calls);
    want_cheaper(thread, judge_cost(e, 1, "start", "process", starts, seen, calls));

    want(calls_of(e, tid[threads - 1]) >= (size_t)switches && calls_of(e, pid[processes - 1]) >= (size_t)switches, "nobody switched");
    seen = all_of(e, tid + threads - 1, 1, true, &calls);
    thread = judge_cost(e, 2, "switch", "thread", 2 * switches, seen, calls);
    seen = all_of(e, pid + processes - 1, 1, false, &calls);
    want_cheaper(thread, judge_cost(e, 3, "switch", "process", 2 * switches, seen, calls));
}

LESSON_CHECK(t9, runs, judge);
