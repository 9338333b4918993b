/* SPDX-License-Identifier: MIT */
/* K2: the answers are those of a queue of that size; main slept in join until the last piece of work was done. */
#include <errno.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/k2-task-done");
    long maxsize = draw_number(d, 2, 9);
    printf("/lessons/k2-task-done %ld %s\n", maxsize, draw_seconds(d, MILLISECONDS(200), SECONDS(1)));
}

static void
judge_look(struct evidence *e, size_t n, const char *when, long qsize, long maxsize)
{
    const struct line *l = need_line(e, "look", n);
    want(says(l, "when", when), "look %zu is not the one when %s", n, when);
    want(number_of(l, "qsize") == qsize, "%s: there are %ld items", when, qsize);
    want(number_of(l, "empty") == (qsize == 0) && number_of(l, "full") == (qsize == maxsize), "%s: empty or full?", when);
}

static void
judge(struct evidence *e)
{
    long maxsize = arg_number(e->argc, e->argv, 1, 3);
    int64_t seconds = arg_seconds(e->argc, e->argv, 2, "1");
    uint32_t worker;
    want(threads_of(e, e->main, &worker, 1) == 1, "the lesson did not make exactly one thread");
    want_sleeps(e, worker, (size_t)maxsize, seconds);
    judge_look(e, 0, "new", 0, maxsize);
    want(number_of(need_line(e, "full", 0), "at") == maxsize + 1, "it is full after %ld items", maxsize);
    judge_look(e, 1, "filled", maxsize, maxsize);
    judge_look(e, 2, "last-taken", 0, maxsize);
    judge_look(e, 3, "joined", 0, maxsize);
    for (long i = 0; i < maxsize; i++) {
        const struct line *l = need_line(e, "done", (size_t)i);
        want(number_of(l, "item") == i + 1, "item %ld came out of order", i + 1);
        want_ms(l, "ms", (i + 1) * seconds);
    }
    want_ms(need_line(e, "join", 0), "ms", maxsize * seconds);
    want(count_waits(e, e->main, maxsize * seconds - TICK) == 1, "the main thread did not wait until the last task was done");
    want(says(need_line(e, "too-many", 0), "error", "ValueError"), "one task_done too many is an error");
    want_called(e, "a queue", A_QUEUE);
    want_answers(e, "queue_put*", "queue_qsize", 0, (int)maxsize, 0, 0);
    want_answers(e, "queue_put*", "queue_empty", YES, NO, YES, YES);
    want_answers(e, "queue_put*", "queue_full", NO, YES, NO, NO);
    want_answers(e, "queue_put*", "queue_put*", -EAGAIN);
    want_answers(e, "queue_put*", "queue_task_done", 0, -EINVAL);
}

LESSON_CHECK_CLOSELY(k2, runs, judge);
