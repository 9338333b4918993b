/* SPDX-License-Identifier: MIT */
/* M3: the calls of poll slept as they should over more descriptors than select takes, and said which were ready. */
#include <sys/select.h>
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/m3-poll");
    long pipes = draw_number(d, 520, 700);
    printf("/lessons/m3-poll %ld %ld %s\n", pipes, draw_number(d, 1, 6), draw_seconds(d, MILLISECONDS(400), SECONDS(3)));
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
    long pipes = arg_number(e->argc, e->argv, 1, 600), ready = arg_number(e->argc, e->argv, 2, 3);
    int64_t delay = arg_seconds(e->argc, e->argv, 3, "1");
    char many[256] = "", last[24];
    for (long i = 0, at = 0; i < ready; i++) {
        at += snprintf(many + at, sizeof many - (size_t)at, "%s%ld", i ? "," : "", i * pipes / ready);
    }
    snprintf(last, sizeof last, "%ld", pipes - 1);
    judge_look(e, "zero", 0, "", 0);
    judge_look(e, "timed", 0, "", delay / 2);
    judge_look(e, "many", ready, many, 0);
    judge_look(e, "forever", 1, last, delay);

    static const int call[] = { SYS_poll, SYS_ppoll };
    want_results(e, call, (const long[]){ 0, 0, ready, 1, 3 }, 5);
    want(count_blocks(e, e->main, TRACE_REASON_POLL, TICK) == 2, "not two of them slept");
    want(near(block_time(block_of(e, e->main, TRACE_REASON_POLL, TICK, 0)), delay / 2), "the timed one slept otherwise");
    want(near(block_time(block_of(e, e->main, TRACE_REASON_POLL, TICK, 1)), delay), "the last one slept otherwise");
    size_t made = count_calls(e, e->main, SYS_pipe, 0) + count_calls(e, e->main, SYS_pipe2, 0);
    want(made >= (size_t)pipes, "%zu pipes were made, not %ld", made, pipes);

    const struct line *l = need_line(e, "last", 0);
    want(number_of(l, "fd") >= FD_SETSIZE && number_of(l, "fd") >= 2 * pipes, "the last pipe's descriptor is %ld",
         number_of(l, "fd"));
    want(says(l, "select", "EINVAL"), "select does not take it");
    l = need_line(e, "ends", 0);
    want(number_of(l, "ready") == 3 && says(l, "writer_gone", "HUP") && says(l, "reader_gone", "ERR") && says(l, "closed", "NVAL"),
         "what poll says of descriptors that nobody can use");
}

LESSON_CHECK(m3, runs, judge);
