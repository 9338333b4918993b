/* SPDX-License-Identifier: MIT */
/* P13: a process of several threads ended by SIGSEGV when one of them crashed, none done; of several processes one, the others
 * took their time and ended well, and so did the parent. */
#include <signal.h>

#include "user/lessons/check/check.h"

#define MOST 17

static void
runs(struct draw *d)
{
    puts("/lessons/p13-crash");
    long workers = draw_number(d, 2, 8);
    const char *crash = draw_seconds(d, MILLISECONDS(100), MILLISECONDS(900));
    printf("/lessons/p13-crash %ld %s %s\n", workers, crash, draw_seconds(d, SECONDS(1), SECONDS(3)));
}

/* Ended by the signal so long after its start. */
static void
want_crash(struct evidence *e, uint32_t pid, int64_t crash_time)
{
    int status;
    int64_t when;
    want(process_end(e, pid, &status, &when) && (status & 0x7f) == SIGSEGV, "process %u did not end by SIGSEGV", pid);
    want(near(when - process_start_time(e, pid), crash_time), "process %u did not end when it crashed", pid);
}

static void
judge(struct evidence *e)
{
    size_t workers = (size_t)arg_number(e->argc, e->argv, 1, 3);
    int64_t crash_time = arg_seconds(e->argc, e->argv, 2, "0.5"), work_time = arg_seconds(e->argc, e->argv, 3, "1"), when;
    uint32_t pid[MOST], tid[MOST];
    int status;
    want(children_of(e, e->main, pid, MOST) == workers + 1, "not one process of threads and %zu others", workers);
    want(threads_of(e, pid[0], tid, MOST) == workers, "process %u has not %zu threads besides the first", pid[0], workers);
    want_crash(e, pid[0], crash_time);
    for (size_t i = 0; i < workers; i++) {
        want(block_of(e, tid[i], TRACE_REASON_SLEEP, TICK, 0), "thread %u was not in the middle of its work", tid[i]);
        want(count_blocks(e, tid[i], TRACE_REASON_SLEEP, work_time - TICK) == 0
             || block_of(e, tid[i], TRACE_REASON_SLEEP, INT64_MAX, 0), "thread %u came to its end", tid[i]);
    }
    want_crash(e, pid[1], crash_time);
    want(count_lines(e, "done") == workers - 1, "%zu were done", count_lines(e, "done"));
    for (size_t i = 1; i < workers; i++) {
        want_sleeps(e, pid[i + 1], 1, work_time);
        want(process_end(e, pid[i + 1], &status, &when) && status == 0, "process %u did not end normally", pid[i + 1]);
        want(says(need_line(e, "done", i - 1), "kind", "process"), "a thread was done");
    }
    for (size_t i = 0; i <= workers; i++) {
        const struct line *l = need_line(e, "ended", i);
        want(number_of(l, "pid") == (long)pid[i], "the processes ended in another order");
        want(number_of(l, "code") == (i < 2 ? -SIGSEGV : 0), "the exit code of process %u", pid[i]);
    }
    want(number_of(need_line(e, "parent", 0), "pid") == (long)e->main && e->status == 0, "the parent");
}

LESSON_CHECK(p13, runs, judge);
