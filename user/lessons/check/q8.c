/* SPDX-License-Identifier: MIT */
/* Q8: the tasks in the workers; for each a callback in the lesson's process, in a thread of it that is not the main one, with
 * that task's result and after its end. */
#include "user/lessons/check/pool_seen.h"

static void
runs(struct draw *d)
{
    puts("/lessons/q8-callback");
    long processes = draw_number(d, 2, 4), tasks = draw_number(d, 5, 12);
    printf("/lessons/q8-callback %ld %ld %s\n", processes, tasks, draw_seconds(d, MILLISECONDS(200), SECONDS(1)));
}

static bool
is_thread_of_main(struct evidence *e, long tid)
{
    uint32_t threads[16];
    size_t n = threads_of(e, e->main, threads, 16);
    for (size_t i = 0; i < n && i < 16; i++) {
        if (threads[i] == (uint32_t)tid) {
            return true;
        }
    }
    return false;
}

static void
judge(struct evidence *e)
{
    size_t processes = (size_t)arg_number(e->argc, e->argv, 1, 3), tasks = (size_t)arg_number(e->argc, e->argv, 2, 6);
    long sum = 0, seen[MOST_TASKS] = { 0 };
    struct pool_seen p;
    want_workers(e, &p, processes);
    want_tasks(e, &p, "task", tasks);
    want_each(&p, tasks, arg_seconds(e->argc, e->argv, 3, "0.5"));
    want(count_lines(e, "callback") == tasks, "not a callback for each task");
    for (size_t i = 0; i < tasks; i++) {
        const struct line *l = need_line(e, "callback", i);
        long n = number_of(l, "task"), tid = number_of(l, "thread");
        want(n >= 0 && n < (long)tasks && seen[n]++ == 0, "task %ld a second time", n);
        want(number_of(l, "value") == n * n, "the result of task %ld", n);
        want(number_of(l, "worker") == (long)p.pid[p.doer[n]], "another worker did task %ld", n);
        want(number_of(l, "pid") == (long)e->main, "a callback in another process");
        want(tid != (long)e->main && is_thread_of_main(e, tid), "thread %ld is none of the lesson's", tid);
        want(cpu_time(e, (uint32_t)tid) > 0, "thread %ld did nothing", tid);
        sum += n * n;
    }
    want(number_of(need_line(e, "sum", 0), "value") == sum, "the sum is not %ld", sum);
    want_called(e, "a pool", A_POOL);
}

LESSON_CHECK(q8, runs, judge);
