/* SPDX-License-Identifier: MIT */
/* Q9: lost: main ends at once, the workers by SIGTERM, no task done; joined: every task done, the workers end by themselves. */
#include <signal.h>

#include "user/lessons/check/pool_seen.h"

static void
runs(struct draw *d)
{
    puts("/lessons/q9-lost");
    puts("/lessons/q9-lost joined");
    long processes = draw_number(d, 2, 4), tasks = draw_number(d, 5, 12);
    const char *time = draw_seconds(d, MILLISECONDS(200), SECONDS(1));
    printf("/lessons/q9-lost lost %ld %ld %s\n", processes, tasks, time);
    printf("/lessons/q9-lost joined %ld %ld %s\n", processes, tasks, time);
}

static void
judge(struct evidence *e)
{
    bool joined = strcmp(arg_text(e->argc, e->argv, 1, "lost"), "joined") == 0;
    size_t processes = (size_t)arg_number(e->argc, e->argv, 2, 3), tasks = (size_t)arg_number(e->argc, e->argv, 3, 6);
    int64_t duration = arg_seconds(e->argc, e->argv, 4, "0.5"), end;
    int64_t expected = joined ? duration * (int64_t)((tasks + processes - 1) / processes) : 0;
    int status;
    struct pool_seen p;
    want_workers(e, &p, processes);
    want_ms(need_line(e, "main_ends", 0), "ms", expected);
    want(process_end(e, e->main, &status, &end) && status == 0, "the lesson did not end normally");
    want(near(end - process_start_time(e, p.pid[0]), expected), "the lesson did not end when main did");
    want_workers_ended(e, &p, 0, processes, joined ? 0 : SIGTERM);
    want(count_lines(e, "done") == (joined ? tasks : 0), "%zu tasks were done", count_lines(e, "done"));
    if (joined) {
        want_tasks(e, &p, "begin", tasks);
        want_each(&p, tasks, duration);
    }
    want_called(e, "a pool", A_POOL);
}

LESSON_CHECK(q9, runs, judge);
