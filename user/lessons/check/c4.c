/* SPDX-License-Identifier: MIT */
/* C4: nothing runs before the first send; the value comes with StopIteration; both ends of the notes' second way. */
#include <conc/exception.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/c4-await");
    const char *url = draw_word(d), *answer = draw_word(d), *answer2 = draw_word(d);
    printf("/lessons/c4-await %s %s %s %ld\n", url, answer, answer2, draw_number(d, 3, 9));
}

static void
judge(struct evidence *e)
{
    const char *url = arg_text(e->argc, e->argv, 1, "http://www.google.com");
    const char *answer = arg_text(e->argc, e->argv, 2, "fank"), *answer2 = arg_text(e->argc, e->argv, 3, "fank2");
    long steps = arg_number(e->argc, e->argv, 4, 2);
    want_said(e, "made url=%s", url);
    want_said(e, "coro send=early raised=TypeError");
    want_said(e, "body url=%s", url);
    want_said(e, "coro send=None raised=StopIteration value=%s", answer);
    want_said(e, "coro send=None raised=RuntimeError");
    want_said(e, "types send=None raised=TypeError");
    for (long i = 1; i <= steps; i++) {
        want_said(e, "mended send=None yielded=%ld", i);
    }
    want_said(e, "mended send=None raised=StopIteration value=%s", answer2);
    want_no_more(e);
    want(e->status == 0, "it ends with status %d", e->status);
    if (!goes_on_by_hand(e, 0, (size_t)steps + 1)) {
        want_called_times(e, "a coroutine", (size_t)steps + 6, A_STACK " " A_QUEUE);
    }
    want_answers(e, "coroutine_*", "coroutine_send", TYPE_ERROR, STOP_ITERATION, RUNTIME_ERROR, TYPE_ERROR, 0, 0, STOP_ITERATION);
}

LESSON_CHECK_CLOSELY(c4, runs, judge);
