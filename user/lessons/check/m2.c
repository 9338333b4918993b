/* SPDX-License-Identifier: MIT */
/* M2: which were ready, and the three ways to wait: not at all, so long, until one is. */
#include <errno.h>
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/m2-select");
    long pipes = draw_number(d, 5, 25);
    printf("/lessons/m2-select %ld %ld %s\n", pipes, draw_number(d, 1, 4), draw_seconds(d, MILLISECONDS(400), SECONDS(3)));
}

static void
judge_look(struct evidence *e, const char *word, long ready, const char *which, int64_t time)
{
    const struct line *l = need_line(e, word, 0);
    want(number_of(l, "ready") == ready, "@%s: %ld are ready", word, ready);
    want(says(l, "which", which), "@%s: ready are %s, not %s", word, which, value_of(l, "which"));
    want_ms(l, "ms", time);
}

static void
judge(struct evidence *e)
{
    long pipes = arg_number(e->argc, e->argv, 1, 20), ready = arg_number(e->argc, e->argv, 2, 3);
    int64_t delay = arg_seconds(e->argc, e->argv, 3, "1");
    char many[256] = "", last[24];
    for (long i = 0, at = 0; i < ready; i++) {
        at += snprintf(many + at, sizeof many - (size_t)at, "%s%ld", i ? "," : "", i * pipes / ready);
    }
    snprintf(last, sizeof last, "%ld", pipes - 1);
    judge_look(e, "zero", 0, "", 0);
    judge_look(e, "timed", 0, "", delay / 2);
    judge_look(e, "many", ready, many, 0);
    judge_look(e, "null", 1, last, delay);

    static const int call[] = { SYS_select, SYS_pselect6 };
    want_results(e, call, (const long[]){ 0, 0, ready, 1 }, 4);
    want(count_blocks(e, e->main, TRACE_REASON_POLL, TICK) == 2, "not two of them slept");
    want(near(block_time(block_of(e, e->main, TRACE_REASON_POLL, TICK, 0)), delay / 2), "the timed one slept otherwise");
    want(near(block_time(block_of(e, e->main, TRACE_REASON_POLL, TICK, 1)), delay), "the last one slept otherwise");
    size_t made = count_calls(e, e->main, SYS_pipe, 0) + count_calls(e, e->main, SYS_pipe2, 0);
    want(made >= (size_t)pipes, "%zu pipes were made, not %ld", made, pipes);

    want(says(need_line(e, "set", 0), "error", "EINVAL"), "descriptor 1024 does not fit into a set");
    want(says(need_line(e, "table", 0), "error", "EMFILE"), "the table of descriptors ends");
    static const int makers[] = { SYS_dup, SYS_fcntl, SYS_open, SYS_openat, SYS_pipe, SYS_pipe2, SYS_socket, SYS_eventfd2 };
    size_t refused = 0;
    for (size_t i = 0; i < sizeof makers / sizeof makers[0]; i++) {
        refused += count_calls(e, e->main, makers[i], -EMFILE);
    }
    want(refused == 1, "the kernel returned EMFILE %zu times, not once", refused);
}

LESSON_CHECK(m2, runs, judge);
