/* SPDX-License-Identifier: MIT */
/* T8: the thread slept; with join main waited for its end and then found it gone, without it found it alive. */
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/t8-thread-names");
    puts("/lessons/t8-thread-names nojoin");
    const char *seconds = draw_seconds(d, MILLISECONDS(300), SECONDS(3));
    printf("/lessons/t8-thread-names %s %s %s\n", draw_number(d, 0, 1) ? "join" : "nojoin", seconds, draw_word(d));
}

static void
judge(struct evidence *e)
{
    bool join = strcmp(arg_text(e->argc, e->argv, 1, "join"), "join") == 0;
    int64_t seconds = arg_seconds(e->argc, e->argv, 2, "2");
    const char *name = arg_text(e->argc, e->argv, 3, "线程1");
    uint32_t thread;
    want(threads_of(e, e->main, &thread, 1) == 1, "the lesson did not make exactly one thread");
    want(was_named(e, thread, "Thread-1 (work)"), "the thread began under another name");
    want_sleeps(e, thread, 1, seconds);
    want_sleeps(e, e->main, 0, 0);
    want(waited_for(e, e->main, seconds), "the main thread did not wait for the other");
    int64_t woke = block_of(e, thread, TRACE_REASON_SLEEP, TICK, 0)->to;
    size_t wrote = calls_before(e, e->main, SYS_write, woke);       /* once, perhaps, to give it its name */
    want(join ? wrote <= 1 : wrote > 1, "main spoke %s the thread had ended", join ? "before" : "after");
    want_said(e, "alive %d", !join);
    want_said(e, "name Thread-1 (work)");
    want_said(e, "name %s", name);
    want_said(e, "count %d", join ? 1 : 2);
    want_said(e, "thread MainThread");
    if (!join) {
        want_said(e, "thread %s", name);
    }
    want_said(e, "current MainThread");
    want_no_more(e);
    want_answers(e, "thread_start", "thread_is_alive", join ? NO : YES);
    want_answers(e, "thread_start", "thread_active_count thread_enumerate", join ? 1 : 2);
    want_called_times(e, "threads that have names", called(e, "thread_start") ? 2 : 1, "thread_name pthread_*etname_np prctl");
}

LESSON_CHECK_CLOSELY(t8, runs, judge);
