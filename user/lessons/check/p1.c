/* SPDX-License-Identifier: MIT */
/* P1: one thread of one process did it all, sleeping once for each task. */
#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/p1-one-process");
    const char *duration = draw_seconds(d, SECONDS(1), SECONDS(4));
    long tasks = draw_number(d, 3, 5);
    printf("/lessons/p1-one-process %s %ld %ld\n", duration, tasks, draw_number(d, 5, 19));
}

static void
judge(struct evidence *e)
{
    int64_t duration = arg_seconds(e->argc, e->argv, 1, "2");
    size_t tasks = (size_t)arg_number(e->argc, e->argv, 2, 2);
    char value[32];
    want(children_of(e, e->main, NULL, 0) == 0 && threads_of(e, e->main, NULL, 0) == 0, "the process was not alone");
    want_sleeps(e, e->main, tasks, duration);
    snprintf(value, sizeof value, "%llu", eight_to_the((int)arg_number(e->argc, e->argv, 3, 20)));
    want_said(e, "parent pid=%u", e->main);
    for (size_t i = 0; i < tasks; i++) {
        want_said(e, "task pid=%u", e->main);
        want_said(e, "result pid=%u value=%s", e->main, value);
    }
    want_ms(need_line(e, "total", 0), "ms", (int64_t)tasks * duration);
}

LESSON_CHECK(p1, runs, judge);
