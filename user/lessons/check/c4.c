/* SPDX-License-Identifier: MIT */
/* C4: nothing runs before the first send; the value comes with StopIteration; both ends of the notes' second way. */
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
    want_called(e, "a coroutine", A_COROUTINE " " A_THREAD);
}

LESSON_CHECK(c4, runs, judge);
