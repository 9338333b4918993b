/* SPDX-License-Identifier: MIT */
/* P8: the holder ended by SIGTERM; a process waited in vain for a lock, for as long as it said or for ever, and then the kernel
 * named both; once released, another got it at once. */
#include <signal.h>
#include <string.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/p8-terminate-holder");
    puts("/lessons/p8-terminate-holder for-ever");
    const char *patience = draw_seconds(d, MILLISECONDS(300), SECONDS(5));
    printf("/lessons/p8-terminate-holder timeout %s\n", patience);
    printf("/lessons/p8-terminate-holder for-ever 0 %s\n", draw_word(d));
}

static const struct block *
want_waiter(struct evidence *e, size_t n, uint32_t pid, int64_t least)
{
    want(number_of(need_line(e, "waiter", n), "pid") == (long)pid, "the waiter is %u", pid);
    return block_of(e, pid, TRACE_REASON_LOCK, least, 0);
}

static void
want_answer(struct evidence *e, size_t n, uint32_t pid, const char *answer, int64_t after)
{
    const struct line *l = need_line(e, "answer", n);
    want(number_of(l, "pid") == (long)pid && says(l, "acquire", answer), "process %u: %s is another answer", pid, answer);
    want_ms(l, "ms", after);
}

static void
judge_timeout(struct evidence *e, const uint32_t pid[3], int64_t patience)
{
    const struct block *b = want_waiter(e, 0, pid[1], patience - TICK);
    want(b && near(block_time(b), patience), "process %u did not wait for the lock that long", pid[1]);
    want_answer(e, 0, pid[1], "timeout", patience);
    want(number_of(need_line(e, "release", 0), "answer") == 0, "the lock could not be released");
    want(!want_waiter(e, 1, pid[2], TICK), "process %u waited for a lock that was free", pid[2]);
    want_answer(e, 1, pid[2], "got", 0);
    want(e->status == 0, "the exit status is %d", e->status);
}

/* The report has a line with all of this. */
static void
judge_for_ever(struct evidence *e, uint32_t holder, uint32_t waiter)
{
    char who[32], what[96];
    const char *report = strstr(e->errors, "deadlock in process");
    want(want_waiter(e, 0, waiter, INT64_MAX), "process %u does not wait for the lock for ever", waiter);
    want(block_of(e, e->main, TRACE_REASON_WAIT, INT64_MAX, 0), "the parent does not wait for it for ever");
    snprintf(who, sizeof who, "  thread %u (", waiter);
    snprintf(what, sizeof what, " waits for lock %s (0x", arg_text(e->argc, e->argv, 3, "savings"));
    want(report && (report = strstr(report, who)) != NULL, "no report names thread %u", waiter);
    want((report = strstr(report, what)) != NULL, "the report does not say \"%s\"", what);
    snprintf(what, sizeof what, "held by thread %u, which has exited\n", holder);
    want((report = strchr(report, ',')) != NULL && strncmp(report + 2, what, strlen(what)) == 0,
         "the report does not say \"%s\"", what);
    want(!find_line(e, "answer", 0), "somebody got an answer");
    want(e->status == 124, "the launcher's status is %d, not 124", e->status);
}

static void
judge(struct evidence *e)
{
    bool for_ever = strcmp(arg_text(e->argc, e->argv, 1, "timeout"), "for-ever") == 0;
    size_t processes = for_ever ? 2 : 3;
    uint32_t pid[3];
    int status;
    int64_t when;
    const struct line *l = need_line(e, "holder", 0);
    want(children_of(e, e->main, pid, 3) == processes, "the lesson did not make %zu processes", processes);
    want(number_of(l, "pid") == (long)pid[0] && number_of(l, "exitcode") == -SIGTERM && number_of(l, "locked") == 1,
         "process %u did not hold the lock when it was terminated", pid[0]);
    want(process_end(e, pid[0], &status, &when) && status == SIGTERM, "process %u did not end by SIGTERM", pid[0]);
    want(process_start_time(e, pid[1]) >= when, "process %u was there before the holder's end", pid[1]);
    if (for_ever) {
        judge_for_ever(e, pid[0], pid[1]);
    } else {
        judge_timeout(e, pid, arg_seconds(e->argc, e->argv, 2, "2"));
    }
}

LESSON_CHECK(p8, runs, judge);
