/* SPDX-License-Identifier: MIT */
/* C2: the flat sequence; with yield from the inner one hears everything, with the loop nothing. */
#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/c2-yield-from");
    long start = draw_number(d, 0, 50), stop = start + draw_number(d, 1, 9);
    const char *sent = draw_word(d), *problem = draw_word(d), *word = draw_word(d), *word2 = draw_word(d);
    printf("/lessons/c2-yield-from %ld %ld %s %s %s %s\n", start, stop, sent, problem, word, word2);
}

static void
judge_flat(struct evidence *e)
{
    static const char *usual[] = { "fank", "fank1", "fank2" };
    long start = arg_number(e->argc, e->argv, 1, 5), stop = arg_number(e->argc, e->argv, 2, 10);
    const char **words = e->argc > 5 ? (const char **)e->argv + 5 : usual;
    long count = e->argc > 5 ? e->argc - 5 : 3, n = 0;
    for (int round = 0; round < 2; round++) {
        for (long i = 0; i < count; i++) {
            want_said(e, "value n=%ld is=%s", n++, words[i]);
        }
    }
    for (long i = start; i < stop; i++) {
        want_said(e, "value n=%ld is=%ld", n++, i);
    }
    want_said(e, "value raised=StopIteration");
}

static void
judge(struct evidence *e)
{
    const char *sent = arg_text(e->argc, e->argv, 3, "hello"), *problem = arg_text(e->argc, e->argv, 4, "download_error");
    judge_flat(e);
    want_said(e, "from send=None value=0");
    want_said(e, "inner received=%s", sent);
    want_said(e, "from send=%s value=1", sent);
    want_said(e, "inner caught=Exception message=%s", problem);
    want_said(e, "from throw=%s value=2", problem);
    want_said(e, "inner received=stop");
    want_said(e, "outer result=stop");
    want_said(e, "from send=stop raised=StopIteration");
    want_said(e, "inner caught=GeneratorExit");
    want_said(e, "from closed inner=closed");

    want_said(e, "loop send=None value=0");
    want_said(e, "loop send=%s value=1", sent);
    want_said(e, "loop throw=%s raised=%s", problem, problem);
    want_said(e, "inner caught=GeneratorExit");
    want_said(e, "loop closed inner=open");
    want_said(e, "inner caught=GeneratorExit");
    want_no_more(e);
    want(e->status == 0, "it ends with status %d", e->status);
    if (!goes_on_by_hand(e, 2, 3)) {
        want_called_times(e, "a generator", e->line_count, A_STACK " " A_QUEUE);
    }
}

LESSON_CHECK_CLOSELY(c2, runs, judge);
