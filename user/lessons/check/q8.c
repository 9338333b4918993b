/* SPDX-License-Identifier: MIT */
/* Q8: the tasks in the workers; for each a callback in the lesson's process, in a thread of it that is not the main one, with
 * that task's result and after its end. */
#include <sys/syscall.h>

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

/* How many of the callbacks from the i-th on this thread says are its own. */
static size_t
callbacks_from(struct evidence *e, long tid, size_t i)
{
    size_t n = 0;
    for (const struct line *l; (l = find_line(e, "callback", i)) != NULL; i++) {
        n += number_of(l, "thread") == tid;
    }
    return n;
}

/* How often the thread wrote something after that moment. */
static size_t
writes_after(const struct evidence *e, uint32_t tid, int64_t moment)
{
    return count_calls(e, tid, SYS_write, ANY_RESULT) - calls_before(e, tid, SYS_write, moment);
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
        want(writes_after(e, (uint32_t)tid, p.task[n]->to) >= callbacks_from(e, tid, i), "task %ld is called back before its end,"
             " or the line about it is not sent at once", n);
        sum += n * n;
    }
    want(number_of(need_line(e, "sum", 0), "value") == sum, "the sum is not %ld", sum);
    want_called(e, "a pool", A_POOL);
}

LESSON_CHECK(q8, runs, judge);
