/* SPDX-License-Identifier: MIT */
/* P9: the daemon ends by SIGTERM when main's code ends, the other child in its own time, the lesson last. */
#include <errno.h>
#include <signal.h>
#include <string.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/p9-daemon");
    const char *daemon = draw_seconds(d, SECONDS(5), SECONDS(60)), *child = draw_seconds(d, SECONDS(2), SECONDS(4));
    printf("/lessons/p9-daemon %s %s %s\n", daemon, child, draw_seconds(d, MILLISECONDS(100), SECONDS(1)));
}

static void
judge(struct evidence *e)
{
    int64_t child_time = arg_seconds(e->argc, e->argv, 2, "1"), main_time = arg_seconds(e->argc, e->argv, 3, "0.2");
    uint32_t pid[2];
    int status;
    int64_t daemon_end, child_end, lesson_end;
    want(children_of(e, e->main, pid, 2) == 2, "the lesson did not make exactly two processes");
    want(children_of(e, pid[0], NULL, 0) == 0, "the daemon had a child");
    const struct line *daemon = need_line(e, "daemon", 0);
    want(number_of(daemon, "pid") == (long)pid[0] && says(daemon, "own_child", "refused"), "the daemon's child");
    want(says(need_line(e, "flag", 0), "after_start", "refused"), "the flag after the start");
    want(!find_line(e, "daemon_done", 0), "the daemon came to its own end");

    int64_t start = process_start_time(e, pid[0]);
    want(process_end(e, pid[0], &status, &daemon_end) && status == SIGTERM, "the daemon did not end by SIGTERM");
    want(near(daemon_end - start, main_time), "the daemon did not end with main's code");
    want(process_end(e, pid[1], &status, &child_end) && status == 0, "the other child did not end normally");
    want(number_of(need_line(e, "child_done", 0), "pid") == (long)pid[1], "the other child is %u", pid[1]);
    want_sleeps(e, pid[1], 1, child_time);
    want(process_end(e, e->main, &status, &lesson_end) && status == 0 && lesson_end >= child_end,
         "the lesson did not wait for the other child");
    want(find_line(e, "main", 0) < find_line(e, "child_done", 0), "main's code did not end first");
    want_answers(e, "process_start", "process_start", -EPERM);
    want_answers(e, "process_start", "process_set_daemon", 0, -EBUSY);
    want_called(e, "a daemon", "process_set_daemon atexit on_exit conc_at_end prctl");
}

LESSON_CHECK_CLOSELY(p9, runs, judge);
