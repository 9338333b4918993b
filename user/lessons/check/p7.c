/* SPDX-License-Identifier: MIT */
/* P7: four children and their ends as the kernel saw them; one clean-up; an orphan that outlives its parent. */
#include <errno.h>
#include <signal.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/p7-terminate");
    const char *duration = draw_seconds(d, SECONDS(10), SECONDS(90));
    printf("/lessons/p7-terminate %s %ld\n", duration, draw_number(d, 1, 255));
}

static void
judge_end(struct evidence *e, const char *word, uint32_t pid, int wait_status, long exitcode)
{
    const struct line *l = need_line(e, word, 0);
    int status;
    int64_t when;
    want(number_of(l, "pid") == (long)pid, "@%s is not about process %u", word, pid);
    want(number_of(l, "exitcode") == exitcode, "@%s: the exit code is %ld", word, exitcode);
    want(number_of(l, "alive") == 0, "@%s: alive after join", word);
    want(process_end(e, pid, &status, &when), "process %u never ended", pid);
    want(status == wait_status, "process %u ended with status %#x, not %#x", pid, status, wait_status);
}

static void
judge_orphan(struct evidence *e, uint32_t parent)
{
    uint32_t pid;
    int status;
    int64_t parent_end, orphan_end;
    const struct line *l = need_line(e, "orphan", 0);
    want(children_of(e, parent, &pid, 1) == 1, "process %u made no child", parent);
    want(number_of(l, "pid") == (long)pid && number_of(l, "was") == (long)parent && number_of(l, "ppid") == 1,
         "process 1 did not adopt %u from %u", pid, parent);
    want(process_end(e, parent, &status, &parent_end) && process_end(e, pid, &status, &orphan_end)
             && orphan_end > parent_end, "process %u did not outlive its parent", pid);
}

static void
judge(struct evidence *e)
{
    int code = (int)arg_number(e->argc, e->argv, 2, 7);
    int64_t duration = arg_seconds(e->argc, e->argv, 1, "30");
    uint32_t pid[4];
    want(children_of(e, e->main, pid, 4) == 4, "the lesson did not make exactly four processes");
    const struct line *before = need_line(e, "before", 0);
    want(number_of(before, "pid") == (long)pid[0] && number_of(before, "alive") == 1 && says(before, "exitcode", "none"),
         "before: alive and no exit code");
    judge_end(e, "terminated", pid[0], SIGTERM, -SIGTERM);
    judge_end(e, "normal", pid[1], code << 8, code);
    judge_end(e, "killed", pid[2], SIGKILL, -SIGKILL);
    judge_end(e, "parent", pid[3], SIGTERM, -SIGTERM);
    for (int i = 0; i <= 2; i += 2) {     /* the last one may be ended on its way into the sleep */
        const struct block *b = block_of(e, pid[i], TRACE_REASON_SLEEP, 0, 0);
        want(b && block_time(b) < duration, "process %u was not ended in its sleep", pid[i]);
    }
    want(count_lines(e, "cleanup") == 1 && number_of(need_line(e, "cleanup", 0), "pid") == (long)pid[1],
         "only the normal end runs the clean-up");
    judge_orphan(e, pid[3]);
    want_asked(e, "process_start", "process_is_alive");
    want_answers(e, "process_start", "process_is_alive process_join_timeout", NO, NO, NO, NO);
    want_answers(e, "process_start", "process_exitcode", -EAGAIN, 0, 0, 0, 0);
}

LESSON_CHECK_CLOSELY(p7, runs, judge);
