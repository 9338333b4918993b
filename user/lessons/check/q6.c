/* SPDX-License-Identifier: MIT */
/* Q6: one worker, one sleep; the timed get and the timed wait slept their time in the main thread, the last get the rest;
 * what each said. */
#include "user/lessons/check/pool_seen.h"

static void
runs(struct draw *d)
{
    puts("/lessons/q6-async-result");
    const char *task = draw_seconds(d, SECONDS(2), SECONDS(4)), *get = draw_seconds(d, MILLISECONDS(100), MILLISECONDS(600));
    printf("/lessons/q6-async-result %s %s %s %ld\n", task, get, draw_seconds(d, MILLISECONDS(700), SECONDS(1)),
           draw_number(d, 20, 9999));
}

static void
want_state(struct evidence *e, size_t n, const char *when, long ready, const char *successful)
{
    const struct line *l = need_line(e, "state", n);
    want(says(l, "when", when) && number_of(l, "ready") == ready && says(l, "successful", successful), "the state %s", when);
}

static void
judge(struct evidence *e)
{
    int64_t task = arg_seconds(e->argc, e->argv, 1, "2"), get = arg_seconds(e->argc, e->argv, 2, "0.5");
    int64_t wait = arg_seconds(e->argc, e->argv, 3, "0.7");
    long number = arg_number(e->argc, e->argv, 4, 12);
    char message[40];
    struct pool_seen p;
    want_workers(e, &p, 1);
    want(number_of(need_line(e, "task", 0), "pid") == (long)p.pid[0], "the worker is %u", p.pid[0]);
    want_sleeps(e, p.pid[0], 1, task);
    want_state(e, 0, "before", 0, "error");
    want(says(need_line(e, "get_timeout", 0), "error", "timeout"), "the timed get");
    want_ms(need_line(e, "get_timeout", 0), "ms", get);
    want(waited_in_vain(e, e->main, get), "nobody waited for the timed get");
    want(number_of(need_line(e, "wait", 0), "ready") == 0, "the timed wait");
    want_ms(need_line(e, "wait", 0), "ms", wait);
    want(waited_in_vain(e, e->main, wait), "nobody waited for the timed wait");
    want(waited_for(e, e->main, task - get - wait), "the last get did not wait for the rest");
    want(number_of(need_line(e, "get", 0), "value") == number * number, "the value");
    want_ms(need_line(e, "get", 0), "ms", task);
    want_state(e, 1, "after", 1, "yes");
    want_state(e, 2, "failed", 1, "no");
    snprintf(message, sizeof message, "no_good_%ld", number);
    want(says(need_line(e, "failed", 0), "error", "raised") && says(need_line(e, "failed", 0), "message", message),
         "the task's error and its message");
    want_called(e, "a receipt", A_POOL);
    want_asked(e, "pool_new*", "async_result_successful");
    want_asked(e, "pool_new*", "async_result_ready");
    want_asked(e, "pool_new*", "value_error");
}

LESSON_CHECK(q6, runs, judge);
