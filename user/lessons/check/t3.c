/* SPDX-License-Identifier: MIT */
/* T3: the two threads' lines in their orders, and MainThread's last one where the mode puts it. */
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/t3-loop-thread");
    puts("/lessons/t3-loop-thread nojoin");
    puts("/lessons/t3-loop-thread patient");
    long count = draw_number(d, 3, 8);
    printf("/lessons/t3-loop-thread join %ld %s\n", count, draw_seconds(d, MILLISECONDS(300), SECONDS(2)));
}

/* The place among all @line of the n-th line of this thread, which must say `what`. */
static size_t
place(struct evidence *e, const char *thread, size_t n, const char *what)
{
    const struct line *l;
    for (size_t i = 0; (l = find_line(e, "line", i)) != NULL; i++) {
        if (says(l, "thread", thread) && n-- == 0) {
            want(says(l, "what", what), "%s says %s, not %s", thread, value_of(l, "what"), what);
            return i;
        }
    }
    want(false, "%s never says %s", thread, what);
    return 0;
}

static size_t
place_of_number(struct evidence *e, long n)
{
    char text[24];
    snprintf(text, sizeof text, "%ld", n);
    return place(e, "LoopThread", (size_t)n, text);
}

/* The main thread ended by itself, and the process so much later with its last one. */
static bool
outlived(struct evidence *e, int64_t later)
{
    int status;
    int64_t end;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type == TRACE_THREAD_END && r->world == e->world && r->tid == e->main) {
            return process_end(e, e->main, &status, &end) && near(end - (int64_t)r->time_ns, later);
        }
    }
    return false;
}

static void
judge_main(struct evidence *e, const char *mode, long count, int64_t delay)
{
    size_t end = place(e, "MainThread", 1, "ended");
    int64_t patience = arg_seconds(e->argc, e->argv, 4, "2.5"), waited = count * delay;
    if (strcmp(mode, "join") == 0) {
        want(end > place(e, "LoopThread", (size_t)count + 1, "ended"), "MainThread did not wait");
    } else if (strcmp(mode, "nojoin") == 0) {
        want(end < place_of_number(e, 2), "MainThread waited");
    } else {
        long before = (long)(patience / delay) + 1;
        want(place_of_number(e, before) < end && end < place_of_number(e, before + 1), "not the patience asked for");
        want(number_of(need_line(e, "patience", 0), "alive") == 1, "the thread is alive after the timed join");
        want_ms(need_line(e, "patience", 0), "ms", patience);
        want(waited_in_vain(e, e->main, patience), "the main thread did not wait %lld ms",
             (long long)(patience / MILLISECONDS(1)));
        waited -= patience;
    }
    want(outlived(e, waited) || waited_for(e, e->main, waited), "the main thread did not wait %lld ms", (long long)(waited / MILLISECONDS(1)));
}

static void
judge(struct evidence *e)
{
    long count = arg_number(e->argc, e->argv, 2, 5);
    int64_t delay = arg_seconds(e->argc, e->argv, 3, "1");
    uint32_t thread;
    want(threads_of(e, e->main, &thread, 1) == 1, "the lesson did not make exactly one thread");
    want(was_named(e, thread, "LoopThread"), "the thread is not called LoopThread");
    want_sleeps(e, thread, (size_t)count, delay);
    want(count_calls(e, thread, SYS_write, ANY_RESULT) >= (size_t)count + 2, "another thread printed for LoopThread");
    want(place(e, "MainThread", 0, "running") == 0, "MainThread is not first");
    place(e, "LoopThread", 0, "running");
    for (long n = 1; n <= count; n++) {
        place_of_number(e, n);
    }
    place(e, "LoopThread", (size_t)count + 1, "ended");
    want(count_lines(e, "line") == (size_t)count + 4, "not %ld lines", count + 4);
    judge_main(e, arg_text(e->argc, e->argv, 1, "join"), count, delay);
}

LESSON_CHECK(t3, runs, judge);
