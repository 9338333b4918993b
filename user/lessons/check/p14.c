/* SPDX-License-Identifier: MIT */
/* P14: three ways, two processes, of which the first does nothing; only the second works beside its parent. */
#include <errno.h>
#include <string.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/p14-run-not-start");
    const char *pause = draw_seconds(d, MILLISECONDS(200), SECONDS(1));
    printf("/lessons/p14-run-not-start %s %ld\n", pause, draw_number(d, 2, 6));
}

static const struct line *
line_how(struct evidence *e, const char *word, const char *how, long n)
{
    for (size_t i = 0; find_line(e, word, i); i++) {
        if (says(find_line(e, word, i), "how", how) && n-- == 0) {
            return find_line(e, word, i);
        }
    }
    want(false, "there is no line @%s how=%s (any more)", word, how);
    return NULL;
}

/* The lines of one way: who says those of the work, and whether all of them come before what main does. */
static void
judge_way(struct evidence *e, const char *how, uint32_t worker, uint32_t process, bool serial, int64_t took)
{
    long times = arg_number(e->argc, e->argv, 2, 3);
    const struct line *joined = line_how(e, "joined", how, 0), *last_work = NULL;
    for (long i = 0; i < times; i++) {
        last_work = line_how(e, "work", how, i);
        want(number_of(last_work, "pid") == (long)worker && number_of(last_work, "i") == i, "%s: process %u did not work", how, worker);
        want(number_of(line_how(e, "main", how, i), "i") == i, "%s: main did not go on", how);
    }
    want((last_work < line_how(e, "main", how, 0)) == serial, "%s: main and work are %s", how,
         serial ? "not one after the other" : "one after the other");
    want(number_of(joined, "pid") == (long)process, "%s: the process is %u", how, process);
    want(says(joined, "answer", process ? "joined" : "not_started"), "%s: the join says otherwise", how);
    want_ms(joined, "ms", took);
}

static void
judge(struct evidence *e)
{
    int64_t pause = arg_seconds(e->argc, e->argv, 1, "0.5");
    size_t times = (size_t)arg_number(e->argc, e->argv, 2, 3);
    int64_t once = (int64_t)times * pause;
    uint32_t pid[2];
    want(number_of(need_line(e, "parent", 0), "pid") == (long)e->main, "the parent is %u", e->main);
    want(children_of(e, e->main, pid, 2) == 2, "the lesson did not make exactly two processes");
    want_sleeps(e, e->main, 5 * times, pause);
    want_sleeps(e, pid[0], 0, pause);
    want_sleeps(e, pid[1], times, pause);
    judge_way(e, "run", e->main, 0, true, 2 * once);
    judge_way(e, "called", e->main, pid[0], true, 2 * once);
    judge_way(e, "started", pid[1], pid[1], false, once);
    for (size_t i = 0; i < times; i++) {
        want(overlap(block_of(e, pid[1], TRACE_REASON_SLEEP, TICK, i), block_of(e, e->main, TRACE_REASON_SLEEP, TICK, 4 * times + i)),
             "the started process did not work beside its parent");
    }
    want_answers(e, "process_start", "process_join*", -EINVAL, 0, 0);
}

LESSON_CHECK_CLOSELY(p14, runs, judge);
