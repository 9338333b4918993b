/* SPDX-License-Identifier: MIT */
/* Q1: as many processes as asked for, all used, some again; each task a sleep of its length in one of them; the pool never
 * idle while a task is left. */
#include "user/lessons/check/pool_seen.h"

static void
runs(struct draw *d)
{
    puts("/lessons/q1-pool");
    long processes = draw_number(d, 2, 6), tasks = draw_number(d, 8, 20);
    printf("/lessons/q1-pool %ld %ld %s\n", processes, tasks, draw_seconds(d, MILLISECONDS(200), SECONDS(1)));
}

static void
judge(struct evidence *e)
{
    size_t processes = (size_t)arg_number(e->argc, e->argv, 1, 4), tasks = (size_t)arg_number(e->argc, e->argv, 2, 6);
    int64_t unit = arg_seconds(e->argc, e->argv, 3, "0.5"), first = INT64_MAX, last = 0;
    struct pool_seen p;
    bool used[MOST_WORKERS] = { false };
    want_workers(e, &p, processes);
    want_tasks(e, &p, "begin", tasks);
    for (size_t i = 0; i < tasks; i++) {
        want(near(block_time(p.task[i]), unit * (1 + (int64_t)i % 3)), "task %zu did not take its time", i);
        used[p.doer[i]] = true;
        first = p.task[i]->from < first ? p.task[i]->from : first;
        last = p.task[i]->to > last ? p.task[i]->to : last;
        if (i >= processes) {
            bool follows = false;
            for (size_t j = 0; j < tasks; j++) {
                follows |= p.doer[j] == p.doer[i] && near(p.task[i]->from, p.task[j]->to);
            }
            want(follows, "task %zu did not begin when another ended", i);
        }
    }
    for (size_t i = 0; i < processes; i++) {
        want(used[i], "worker %u did nothing", p.pid[i]);
    }
    want(at_once(&p, tasks) == processes, "%zu tasks at once, not %zu", at_once(&p, tasks), processes);
    want(count_lines(e, "end") == tasks, "not every task said its end");
    want(number_of(need_line(e, "cpus", 0), "count") > 0, "the number of CPUs");
    want_ms(need_line(e, "waiting", 0), "ms", 0);
    want_ms(need_line(e, "all", 0), "ms", last - first);
    want_workers_ended(e, &p, 0, processes, 0);
    want(e->status == 0, "the lesson's status is %d", e->status);
    want_called(e, "a pool", A_POOL);
}

LESSON_CHECK(q1, runs, judge);
