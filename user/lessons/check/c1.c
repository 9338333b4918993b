/* SPDX-License-Identifier: MIT */
/* C1: each value and each error at its place, and the body's lines between the calls that make it go on. */
#include <conc/exception.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/c1-generator");
    const char *first = draw_word(d), *second = draw_word(d), *third = draw_word(d), *result = draw_word(d);
    const char *sent = draw_word(d);
    printf("/lessons/c1-generator %s %s %s %s %s %s\n", first, second, third, result, sent, draw_word(d));
}

static void
judge(struct evidence *e)
{
    const char *first = arg_text(e->argc, e->argv, 1, "http://www.baidu.com");
    const char *second = arg_text(e->argc, e->argv, 2, "2"), *third = arg_text(e->argc, e->argv, 3, "3");
    const char *result = arg_text(e->argc, e->argv, 4, "fank"), *sent = arg_text(e->argc, e->argv, 5, "fank");
    const char *problem = arg_text(e->argc, e->argv, 6, "download_error");

    want_said(e, "fresh call=send raised=TypeError");
    want_said(e, "send call=next value=%s", first);
    want_said(e, "body received=%s", sent);
    want_said(e, "send call=send value=%s", second);
    want_said(e, "send call=next value=%s", third);
    want_said(e, "send call=next raised=StopIteration value=%s", result);
    want_said(e, "send call=next raised=StopIteration value=None");

    want_said(e, "close call=next value=%s", first);
    want_said(e, "body caught=GeneratorExit");
    want_said(e, "close call=close raised=RuntimeError");
    want_said(e, "close call=next raised=StopIteration value=None");
    want_said(e, "mended call=next value=%s", first);
    want_said(e, "body caught=GeneratorExit");
    want_said(e, "mended call=close value=None");
    want_said(e, "mended call=next raised=StopIteration value=None");

    want_said(e, "throw call=next value=%s", first);
    want_said(e, "throw call=throw raised=Exception");
    want_said(e, "throw call=next raised=StopIteration value=None");
    want_said(e, "caught call=next value=%s", first);
    want_said(e, "body caught=Exception message=%s", problem);
    want_said(e, "caught call=throw value=%s", second);
    want_said(e, "caught call=next raised=StopIteration value=None");
    want_no_more(e);
    want(e->status == 0, "it ends with status %d", e->status);
    if (!goes_on_by_hand(e, 1, 3)) {
        want_called_times(e, "a generator", 18, A_STACK " " A_QUEUE);
    }
    want_answers(e, "generator_*", "generator_next generator_send generator_close generator_throw*", TYPE_ERROR, 0, 0, 0, STOP_ITERATION,
                 STOP_ITERATION, 0, RUNTIME_ERROR, STOP_ITERATION, 0, 0, STOP_ITERATION, 0, -EIO, STOP_ITERATION, 0, 0, STOP_ITERATION);
}

LESSON_CHECK_CLOSELY(c1, runs, judge);
