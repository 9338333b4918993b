/* SPDX-License-Identifier: MIT */
/* Q5: both refusals; the closed pool does every task and its workers end by themselves; the terminated one's end by SIGTERM
 * with as many tasks begun as workers and none done. */
#include <errno.h>
#include <signal.h>

#include "user/lessons/check/pool_seen.h"

static void
runs(struct draw *d)
{
    puts("/lessons/q5-close");
    long processes = draw_number(d, 2, 4), tasks = draw_number(d, 6, 12);
    printf("/lessons/q5-close %ld %ld %s\n", processes, tasks, draw_seconds(d, MILLISECONDS(200), SECONDS(1)));
}

static void
judge(struct evidence *e)
{
    size_t processes = (size_t)arg_number(e->argc, e->argv, 1, 2), tasks = (size_t)arg_number(e->argc, e->argv, 2, 5);
    int64_t duration = arg_seconds(e->argc, e->argv, 3, "0.5");
    struct pool_seen p;
    want_workers(e, &p, 2 * processes);
    want(says(need_line(e, "join_first", 0), "answer", "still_running"), "join before close");
    want(says(need_line(e, "submit_late", 0), "answer", "not_running"), "a task after close");
    want_ms(need_line(e, "closed", 0), "ms", duration * (int64_t)((tasks + processes - 1) / processes));
    want(count_lines(e, "begin") == tasks + processes, "%zu tasks were begun", count_lines(e, "begin"));
    want(count_lines(e, "done") == tasks, "%zu tasks were done", count_lines(e, "done"));
    size_t slept = 0;
    for (size_t i = 0; i < processes; i++) {
        slept += count_blocks(e, p.pid[i], TRACE_REASON_SLEEP, duration - TICK);
        want(count_blocks(e, p.pid[processes + i], TRACE_REASON_SLEEP, duration - TICK) == 0, "a task went on after terminate");
        want(count_signals(e, p.pid[processes + i], SIGTERM) > 0, "worker %u got no SIGTERM", p.pid[processes + i]);
    }
    want(slept == tasks, "%zu tasks took their time in the closed pool, not %zu", slept, tasks);
    want_workers_ended(e, &p, 0, processes, 0);
    want_workers_ended(e, &p, processes, 2 * processes, SIGTERM);
    want_ms(need_line(e, "terminated", 0), "ms", 0);
    const struct line *l = need_line(e, "dropped", 0);
    want(says(l, "get", "error") && says(l, "reason", "cancelled"), "what became of a dropped task");
    want_called(e, "a pool", A_POOL);
    want_answers(e, "pool_new*", "pool_join*", -EBUSY, 0, 0);
    want_answers(e, "pool_new*", "pool_apply*", -EINVAL);
    want_answers(e, "pool_new*", "async_result_get*", -EREMOTEIO);
}

LESSON_CHECK_CLOSELY(q5, runs, judge);
