/* SPDX-License-Identifier: MIT */
/* P3: four lines from one fork, and one unflushed line written by two processes. */
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/p3-fork");
    const char *delay = draw_seconds(d, MILLISECONDS(500), SECONDS(3));
    printf("/lessons/p3-fork %s %s\n", delay, draw_word(d));
}

static size_t
writes(struct evidence *e, uint32_t pid)
{
    return count_calls(e, pid, SYS_write, ANY_RESULT) + count_calls(e, pid, SYS_writev, ANY_RESULT);
}

static void
judge(struct evidence *e)
{
    int64_t delay = arg_seconds(e->argc, e->argv, 1, "2");
    const char *word = arg_text(e->argc, e->argv, 2, "hello");
    uint32_t pid[2];
    want(children_of(e, e->main, pid, 2) == 2, "the lesson did not fork exactly twice");
    want(count_lines(e, "both") == 2 && count_lines(e, "child") == 1 && count_lines(e, "parent") == 1,
         "not four lines: both twice, child and parent once");
    for (size_t i = 0; i < 2; i++) {
        want(says(need_line(e, "both", i), "word", word), "the word is %s", word);
        want(number_of(need_line(e, "unflushed", i), "by") == (long)e->main, "not the line of process %u", e->main);
    }
    const struct line *child = need_line(e, "child", 0), *parent = need_line(e, "parent", 0);
    want(number_of(child, "pid") == (long)pid[0], "the child is %u", pid[0]);
    want(number_of(child, "ppid") == (long)e->main, "the child's parent is %u", e->main);
    want(number_of(parent, "pid") == (long)e->main, "the parent is %u", e->main);
    want(number_of(parent, "child") == (long)pid[0], "fork gave the parent %u", pid[0]);

    want_sleeps(e, pid[0], 1, delay);       /* the code after the branch, twice */
    want_sleeps(e, e->main, 1, delay);
    want(overlap(block_of(e, pid[0], TRACE_REASON_SLEEP, TICK, 0), block_of(e, e->main, TRACE_REASON_SLEEP, TICK, 0)),
         "parent and child did not go on side by side");
    want(count_lines(e, "unflushed") == 2, "the unflushed line came not twice");
    want(writes(e, pid[0]) > 0 && writes(e, pid[1]) > 0, "a child wrote nothing");
}

LESSON_CHECK(p3, runs, judge);
