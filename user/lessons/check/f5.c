/* SPDX-License-Identifier: MIT */
/* F5: each task in one of the workers for its time; the results in order; the program ends when all are done, shutdown at once or then. */
#include <unistd.h>

#include "user/lessons/check/pool_seen.h"

static void
runs(struct draw *d)
{
    puts("/lessons/f5-process-executor");
    puts("/lessons/f5-process-executor nowait");
    long tasks = draw_number(d, 6, 12), workers = draw_number(d, 2, 4);
    const char *seconds = draw_seconds(d, MILLISECONDS(100), MILLISECONDS(500));
    printf("/lessons/f5-process-executor nowait %ld %s %ld\n", tasks, seconds, workers);
    printf("/lessons/f5-process-executor wait %ld %s %ld\n", tasks, seconds, workers);
}

static int64_t
duration(size_t task, int64_t seconds)
{
    return seconds * (int64_t)(3 - task % 3);
}

/* When all is done, if each task goes to the worker that is free first. */
static int64_t
planned_end(size_t tasks, size_t workers, int64_t seconds)
{
    int64_t free_at[MOST_WORKERS] = { 0 }, end = 0;
    for (size_t i = 0; i < tasks; i++) {
        size_t first = 0;
        for (size_t w = 1; w < workers; w++) {
            first = free_at[w] < free_at[first] ? w : first;
        }
        free_at[first] += duration(i, seconds);
        end = free_at[first] > end ? free_at[first] : end;
    }
    return end;
}

/* To a tick, and one more for each task that had to wait for another to end. */
static bool
about(int64_t value, int64_t expected, size_t tasks)
{
    return value > expected - TICK && value <= expected + TICK * (int64_t)tasks;
}

static void
judge(struct evidence *e)
{
    bool wait = strcmp(arg_text(e->argc, e->argv, 1, "wait"), "wait") == 0;
    size_t tasks = (size_t)arg_number(e->argc, e->argv, 2, 10), workers = (size_t)arg_number(e->argc, e->argv, 4, 0);
    int64_t seconds = arg_seconds(e->argc, e->argv, 3, "0.1"), end;
    int status;
    struct pool_seen p;
    workers = workers ? workers : (size_t)number_of(need_line(e, "size", 0), "cpus");
    int64_t planned = planned_end(tasks, workers, seconds);
    want(strcmp(arg_text(e->argc, e->argv, 4, "0"), "0") != 0 || workers == 1, "the machine has one CPU");
    want_workers(e, &p, workers);
    want_tasks(e, &p, "running", tasks);
    for (size_t i = 0; i < tasks; i++) {
        want(near(block_time(p.task[i]), duration(i, seconds)), "task %zu did not take its time", i);
    }
    want(at_once(&p, tasks) == (tasks < workers ? tasks : workers), "%zu tasks ran at once", at_once(&p, tasks));
    want(count_lines(e, "done") == tasks, "%zu tasks were done", count_lines(e, "done"));
    want(says(need_line(e, "late", 0), "submit", "refused"), "a submission after shutdown is refused");
    want(count_lines(e, "result") == (wait ? tasks : 0), "%zu results", count_lines(e, "result"));
    for (size_t i = 0; wait && i < tasks; i++) {
        const struct line *l = need_line(e, "result", i);
        want(number_of(l, "task") == (long)i && number_of(l, "value") == (long)(i * i), "result %zu is another", i);
    }
    const char *lines[] = { "shutdown", "main_ends" };
    for (int i = 0; i < 2; i++) {
        int64_t said = MILLISECONDS(number_of(need_line(e, lines[i], 0), "ms"));
        want(wait ? about(said, planned, tasks) : said < TICK, "@%s after %ld ms", lines[i], (long)(said / MILLISECONDS(1)));
    }
    want(process_end(e, e->main, &status, &end) && status == 0, "the lesson did not end normally");
    want(about(end - process_start_time(e, p.pid[0]), planned, tasks), "the program did not end when all was done");
    want_workers_ended(e, &p, 0, workers, 0);
    want_called(e, "an executor", AN_EXECUTOR " " BETWEEN_PROCESSES);
    want_answers(e, "executor_submit executor_map", "executor_submit", 0);
    if (wait && called(e, "executor_submit executor_map")) {
        want_called_times(e, "a future", tasks, "future_* iterator_next as_completed*");
    }
}

LESSON_CHECK_CLOSELY(f5, runs, judge);
