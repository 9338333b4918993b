/* SPDX-License-Identifier: MIT */
/* Q2: by apply one task at a time, whatever the number of processes; by apply_async as many as there are processes. */
#include "user/lessons/check/pool_seen.h"

static void
runs(struct draw *d)
{
    puts("/lessons/q2-apply");
    long processes = draw_number(d, 2, 5), tasks = draw_number(d, 6, 14);
    printf("/lessons/q2-apply %ld %ld %s\n", processes, tasks, draw_seconds(d, MILLISECONDS(200), SECONDS(1)));
}

static void
judge(struct evidence *e)
{
    size_t processes = (size_t)arg_number(e->argc, e->argv, 1, 3), tasks = (size_t)arg_number(e->argc, e->argv, 2, 10);
    int64_t duration = arg_seconds(e->argc, e->argv, 3, "0.3");
    int64_t rounds = (int64_t)((tasks + processes - 1) / processes);
    struct pool_seen p;
    want_workers(e, &p, processes);
    want_tasks(e, &p, "apply", tasks);
    want_each(&p, tasks, duration);
    want(at_once(&p, tasks) == 1, "apply did not wait for its result");
    want(count_waits(e, e->main, duration - TICK) >= tasks, "main did not wait for the result of each task that it applied");
    want(near(number_of(need_line(e, "apply_total", 0), "ms") * MILLISECONDS(1), duration * (int64_t)tasks), "apply's time");
    int64_t serial_end = p.task[tasks - 1]->to;
    want_tasks(e, &p, "async", tasks);
    want_each(&p, tasks, duration);
    want(at_once(&p, tasks) == processes, "apply_async did not use every process");
    want(p.task[0]->from >= serial_end, "apply_async's tasks were not the second");
    want_ms(need_line(e, "async_total", 0), "ms", duration * rounds);
    want_called(e, "a pool", A_POOL);
}

LESSON_CHECK(q2, runs, judge);
