/* SPDX-License-Identifier: MIT */
/* T15: ps, a process of its own, saw each thread that the kernel had by then in the state in which the trace has it. */
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

#define MOST 16

static void
runs(struct draw *d)
{
    puts("--smp 2 /lessons/t15-states");
    long runnable = draw_number(d, 2, 4);
    printf("--smp 2 /lessons/t15-states %ld %s\n", runnable, draw_seconds(d, MILLISECONDS(20), MILLISECONDS(80)));
}

static const struct line *
line_of(const struct evidence *e, const char *when, uint32_t tid)
{
    for (size_t i = 0; find_line(e, "thread", i); i++) {
        const struct line *l = find_line(e, "thread", i);
        if (says(l, "when", when) && number_of(l, "tid") == (long)tid) {
            return l;
        }
    }
    return NULL;
}

static void
want_seen(const struct evidence *e, uint32_t tid, const char *name, const char *letter, const char *waits)
{
    const struct line *l = line_of(e, "before", tid);
    want(was_named(e, tid, name), "thread %u is not called %s", tid, name);
    want(l, "ps did not see thread %u, which is %s", tid, name);
    want(says(l, "name", name) && says(l, "state", name), "it took thread %u, which is %s, for %s", tid, name, value_of(l, "state"));
    want(says(l, "ps", letter) && (!waits || says(l, "waits", waits)), "ps said something else of thread %u, which is %s", tid, name);
}

/* While ps looked, the blocked one waited for the lock, the sleeping one slept, and the others had, or wanted, a CPU. */
static void
judge_states(struct evidence *e, const uint32_t *tid, size_t runnable, int64_t looked)
{
    want(was_named(e, tid[0], "ended") && !line_of(e, "before", tid[0]), "the thread that has ended");
    want_seen(e, tid[1], "blocked", "S", "lock");
    want_seen(e, tid[2], "sleeping", "S", "sleep");
    want_seen(e, tid[3], "running", "R", NULL);
    want(number_of(line_of(e, "before", tid[3]), "cpu") == 1, "who is running has the other CPU");
    for (size_t i = 0; i < runnable; i++) {
        want_seen(e, tid[4 + i], "runnable", "R", NULL);
        want(number_of(line_of(e, "before", tid[4 + i]), "cpu") == 0, "who is runnable waits for the CPU of ps");
        want(cpu_time(e, tid[4 + i]) >= MILLISECONDS(1), "thread %u never computed", tid[4 + i]);
    }
    const struct block *lock = block_of(e, tid[1], TRACE_REASON_LOCK, 0, 0), *sleep = block_of(e, tid[2], TRACE_REASON_SLEEP, 0, 0);
    want(lock && lock->from < looked && lock->to > looked, "nobody was blocked when ps looked");
    want(sleep && sleep->from < looked && sleep->to > looked, "nobody slept when ps looked");
    want(cpu_time(e, tid[3]) >= (looked - lock->from) * 9 / 10, "the running one did not run all the time");
}

static void
judge_known(struct evidence *e, uint32_t blocked, uint32_t new)
{
    static const char *const expected[][2] = { { "before", "new" }, { "before", "ended" }, { "after", "new" }, { "after", "blocked" } };
    for (size_t i = 0; i < 4; i++) {
        const struct line *l = need_line(e, "known", i);
        want(says(l, "when", expected[i][0]) && says(l, "name", expected[i][1]), "@known %zu is about another", i);
        want(number_of(l, "alive") == 0, "%s is alive %s", expected[i][1], expected[i][0]);
    }
    want(number_of(need_line(e, "known", 0), "tid") == 0, "before its start the new thread has no number");
    want(number_of(need_line(e, "known", 2), "tid") == (long)new, "the new thread became %u", new);
    want(number_of(need_line(e, "known", 3), "tid") == (long)blocked, "the blocked one is %u", blocked);
}

/* How many bytes the thread read, or wrote. */
static int64_t
bytes(const struct evidence *e, uint32_t tid, uint64_t call, uint64_t vectored)
{
    int64_t n = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        bool returned = r->world == e->world && r->tid == tid && r->type == TRACE_EXIT && (r->a == call || r->a == vectored);
        n += returned && (int64_t)r->b > 0 ? (int64_t)r->b : 0;
    }
    return n;
}

static void
judge(struct evidence *e)
{
    size_t runnable = (size_t)arg_number(e->argc, e->argv, 1, 1), n = runnable + 5;
    uint32_t tid[MOST], ps[2];
    int64_t end;
    int status;
    want(n <= MOST && threads_of(e, e->main, tid, MOST) == n, "the lesson did not make exactly %zu threads", n);
    want(children_of(e, e->main, ps, 2) == 2 && was_named(e, ps[0], "ps") && was_named(e, ps[1], "ps"), "ps was not run twice");
    want(process_end(e, ps[0], &status, &end) && status == 0, "ps did not end normally");
    want(bytes(e, e->main, SYS_read, SYS_readv) >= bytes(e, ps[0], SYS_write, SYS_writev) + bytes(e, ps[1], SYS_write, SYS_writev),
         "main did not read what ps wrote");
    want(block_of(e, e->main, TRACE_REASON_SLEEP, arg_seconds(e->argc, e->argv, 2, "0.1") - TICK, 0), "main did not wait");
    judge_states(e, tid, runnable, end);
    want(was_named(e, tid[n - 1], "new"), "the last is not the new one");
    want(count_lines(e, "thread") == runnable + 4, "ps saw another number of threads");
    const struct line *l = line_of(e, "after", tid[2]);
    want(l && says(l, "state", "sleeping"), "at the end only one is there, and sleeps");
    judge_known(e, tid[1], tid[n - 1]);
}

LESSON_CHECK(t15, runs, judge);
