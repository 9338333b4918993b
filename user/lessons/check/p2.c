/* SPDX-License-Identifier: MIT */
/* P2: two children of the lesson sleep side by side; a timed join came back while the first was alive. */
#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/p2-start-join");
    const char *delay = draw_seconds(d, SECONDS(1), SECONDS(4)), *word = draw_word(d);
    printf("/lessons/p2-start-join %s %s %s\n", delay, word, draw_seconds(d, MILLISECONDS(200), MILLISECONDS(900)));
}

static void
judge_worker(struct evidence *e, size_t n, uint32_t pid, int64_t delay)
{
    const struct line *l = need_line(e, "worker", n);
    int status;
    int64_t when;
    want(says(l, "text", arg_text(e->argc, e->argv, 2, "test")), "a worker has another argument");
    want(number_of(l, "ppid") == (long)e->main, "worker %u has another parent than %u", pid, e->main);
    want_sleeps(e, pid, 1, delay);
    want(process_end(e, pid, &status, &when) && status == 0, "process %u did not end normally", pid);
    want(says(need_line(e, "result", n), "value", "1152921504606846976"), "8^20 is 1152921504606846976");
}

static void
judge(struct evidence *e)
{
    int64_t delay = arg_seconds(e->argc, e->argv, 1, "2"), patience = arg_seconds(e->argc, e->argv, 3, "0.5");
    uint32_t pid[2];
    want(children_of(e, e->main, pid, 2) == 2, "the lesson did not make exactly two processes");
    long said[2] = { number_of(need_line(e, "worker", 0), "pid"), number_of(need_line(e, "worker", 1), "pid") };
    want((said[0] == pid[0] && said[1] == pid[1]) || (said[0] == pid[1] && said[1] == pid[0]),
         "the workers say they are %ld and %ld, but %u and %u were made", said[0], said[1], pid[0], pid[1]);
    judge_worker(e, 0, (uint32_t)said[0], delay);
    judge_worker(e, 1, (uint32_t)said[1], delay);
    want(overlap(block_of(e, pid[0], TRACE_REASON_SLEEP, TICK, 0), block_of(e, pid[1], TRACE_REASON_SLEEP, TICK, 0)),
         "the workers did not work at the same time");

    want(waited_in_vain(e, e->main, patience), "the parent did not wait with a timeout");
    const struct line *l = need_line(e, "patience", 0);
    want(says(l, "join", "timeout") && number_of(l, "alive") == 1, "the timed join did not come back in time");
    want_ms(l, "ms", patience);
    want_ms(need_line(e, "total", 0), "ms", delay);
}

LESSON_CHECK(p2, runs, judge);
