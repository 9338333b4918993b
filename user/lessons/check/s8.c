/* SPDX-License-Identifier: MIT */
/* S8: as written the caller always waits until it is killed, and the replier too where only line 1 was said, and the kernel
 * tells of it; `seeds` finds each ending after the other start; mended nobody waits long, under any seed. */
#include <errno.h>
#include <signal.h>
#include <string.h>

#include "user/lessons/check/check.h"

#define AWHILE SECONDS(1)
#define LESSON "/lessons/s8-dialogue"

static void
runs(struct draw *d)
{
    char texts[64];
    puts(LESSON);
    puts(LESSON " written caller");
    puts(LESSON " mended");
    puts("/bin/seeds -n 24 " LESSON " written caller last");
    snprintf(texts, sizeof texts, "%s %s %s %s", draw_word(d), draw_word(d), draw_word(d), draw_word(d));
    long first = draw_number(d, 1000, 9000);
    printf("/bin/seeds -n 12 -s %ld " LESSON " mended %s any 20000 %s\n", first, draw_number(d, 0, 1) ? "caller" : "replier",
           texts);
    printf("/bin/seeds -n 24 -s %ld " LESSON " written replier lost %ld %s\n", first, draw_number(d, 15000, 30000), texts);
}

static const char *const names[] = { "天猫", "小爱" };

struct play {
    bool mended, replier_first;
    const char *failure, *text[4];
};

static struct play
play_of(struct evidence *e, int at)
{
    static const char *const usual[] = { "are_you_there?", "here", "let_us_recite", "all_right" };
    struct play p = { *arg_text(e->argc, e->argv, at, "written") == 'm', *arg_text(e->argc, e->argv, at + 1, "replier") == 'r',
                      arg_text(e->argc, e->argv, at + 2, "none"), { 0 } };
    for (int i = 0; i < 4; i++) {
        p.text[i] = arg_text(e->argc, e->argv, at + 4 + i, usual[i]);
    }
    return p;
}

static bool
waits_to_the_end(const struct evidence *e, uint32_t tid)
{
    return count_blocks(e, tid, TRACE_REASON_FUTEX, AWHILE - TICK) == 1;
}

/* The child and its two speakers, as the kernel saw them. */
static void
judge_seen(struct evidence *e, const struct play *p, const char *ending)
{
    uint32_t child, tid[2];
    int status;
    int64_t when;
    want(children_of(e, e->main, &child, 1) == 1, "the lesson did not make exactly one process");
    want(threads_of(e, child, tid, 2) == 2, "process %u did not make two threads", child);
    uint32_t caller = tid[p->replier_first], replier = tid[!p->replier_first];
    want(was_named(e, caller, names[0]) && was_named(e, replier, names[1]), "the threads were not started in this order");
    bool lost = strcmp(ending, "lost") == 0, hangs = strcmp(ending, "none") != 0;
    want(waits_to_the_end(e, caller) == hangs, "the caller, thread %u, %s", caller, hangs ? "did not hang" : "hangs");
    want(waits_to_the_end(e, replier) == lost, "the replier, thread %u, %s", replier, lost ? "did not hang" : "hangs");
    want(process_end(e, child, &status, &when) && (status == SIGKILL) == hangs, "process %u ended with %#x", child, status);
    for (int i = 0; i < 2; i++) {
        want(count_blocks(e, tid[i], TRACE_REASON_SLEEP, 0) == 0, "thread %u waited by the clock, not for the other", tid[i]);
    }
}

/* One run of the lesson: what was said, and then what was seen.  Its ending. */
static const char *
judge_run(struct evidence *e, const struct play *p, size_t n)
{
    const struct line *l = need_line(e, "end", n);
    const char *ending = value_of(l, "ending"), *lines = value_of(l, "lines");
    bool lost = strcmp(ending, "lost") == 0, last = strcmp(ending, "last") == 0;
    want(p->mended ? strcmp(ending, "none") == 0 : lost || last, "run %zu ended so: %s", n, ending);
    want(strcmp(lines, lost ? "1" : last ? "1243" : "1234") == 0, "%s was said, and it ended so: %s", lines, ending);
    for (const char *c = lines; *c; c++) {
        int i = *c - '1';
        want_said(e, "say n=%c who=%s text=%s", *c, names[i % 2], p->text[i]);
    }
    want_said(e, "end lines=%s hangs=%d ending=%s report=%s", lines, !p->mended, ending, p->mended ? "none" : "yes");
    want_said(e, "unlocked wait=EPERM notify=EPERM");
    judge_seen(e, p, ending);
    return ending;
}

/* So many of the runs hang, and the kernel told of each. */
static void
want_reports(struct evidence *e, size_t hung)
{
    size_t n = 0;
    for (const char *at = e->errors; (at = strstr(at, ": no thread is left that could wake another")) != NULL; at++) {
        n++;
    }
    want(n == hung, "the kernel told of %zu deadlocks, not %zu", n, hung);
}

static void
judge_seeds(struct evidence *e)
{
    bool first_given = strcmp(e->argv[3], "-s") == 0;
    uint64_t first = first_given ? strtoull(e->argv[4], NULL, 0) : 1;
    struct play p = play_of(e, first_given ? 6 : 4);
    size_t n = 0, most = (size_t)atol(e->argv[2]);
    bool found = false;
    char said[64];
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type != TRACE_WORLD_START || r->world == e->trace.records[0].world || r->b != first + n) {
            continue;
        }
        want(!found, "it went on after a seed that failed");
        seen_enter_world(e, r->world);
        found = strcmp(judge_run(e, &p, n), p.failure) == 0;
        snprintf(said, sizeof said, "seed %llu: status %d\n", (unsigned long long)(first + n++), found);
        want(strstr(e->output, said), "there is no line: %s", said);
    }
    want(p.mended ? n == most && !found : found, p.mended ? "%zu of %zu seeds" : "no seed of %zu, at most %zu, ends so", n,
         most);
    want(e->status == found, "the exit status is %d", e->status);
    want_reports(e, p.mended ? 0 : n);
}

static void
judge(struct evidence *e)
{
    if (strstr(e->argv[0], "seeds")) {
        judge_seeds(e);
    } else {
        struct play p = play_of(e, 1);
        judge_run(e, &p, 0);
        want(e->status == 0, "the exit status is %d", e->status);
        want_reports(e, !p.mended);
    }
    want_no_more(e);
    want_called(e, "a condition", "condition_* pthread_cond_*");
    want_answers(e, "condition_*", "condition_wait*", -EPERM);
    want_answers(e, "condition_*", "condition_notify*", -EPERM);
}

LESSON_CHECK_CLOSELY(s8, runs, judge);
