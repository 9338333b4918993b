/* SPDX-License-Identifier: MIT */
/* S5: one thread slept with a lock, woke, and then it and all the others waited for locks until they were killed; the
 * kernel told of two of them, at that moment and not before, and of the others as bystanders.  With luck nobody waited,
 * and the kernel warned. */
#include <signal.h>
#include <string.h>

#include "user/lessons/check/check.h"

#define MOST 32

static void
runs(struct draw *d)
{
    puts("/lessons/s5-two-orders");
    puts("/lessons/s5-two-orders processes");
    long lucky = draw_number(d, 2, 6);
    printf("/lessons/s5-two-orders lucky %ld %s\n", lucky, draw_seconds(d, MILLISECONDS(100), SECONDS(1)));
    long count = draw_number(d, 4, 14);
    printf("/lessons/s5-two-orders threads %ld %s\n", count, draw_seconds(d, MILLISECONDS(200), SECONDS(3)));
}

/* The kernel's words after this beginning; or the end. */
static const char *
need_report(const struct evidence *e, const char *format, uint32_t pid)
{
    char text[96];
    snprintf(text, sizeof text, format, pid);
    const char *report = strstr(e->errors, text);
    want(report, "the kernel did not say: %s", text);
    return report;
}

static long
count_bystanders(const char *report)
{
    long n = 0;
    while ((report = strstr(report, "bystander: ")) != NULL) {
        const char *waits = strstr(report, " waits for lock ");
        n += waits && waits < strchr(report, '\n');
        report++;
    }
    return n;
}

/* Of these all but one wait for a lock from the beginning, and that one since it slept. */
static void
judge_stuck(struct evidence *e, const uint32_t *tid, size_t count, int64_t nap)
{
    size_t slept = 0;
    for (size_t i = 0; i < count; i++) {
        const struct block *sleep = block_of(e, tid[i], TRACE_REASON_SLEEP, TICK, 0);
        const struct block *last = NULL, *b;
        for (size_t n = 0; (b = block_of(e, tid[i], TRACE_REASON_LOCK, 0, n)) != NULL; n++) {
            last = b;
        }
        want(last && block_time(last) >= MILLISECONDS(5), "thread %u does not wait for a lock at the end", tid[i]);
        if (sleep) {
            slept++;
            want(near(block_time(sleep), nap), "thread %u slept otherwise", tid[i]);
            want(last->from >= sleep->to && last->from < sleep->to + TICK, "thread %u did not go on to the other lock", tid[i]);
        }
    }
    want(slept == 1, "%zu threads slept between two locks, not one", slept);
}

/* It looked shortly before the sleep was over, and shortly after. */
static void
judge_looks(struct evidence *e, int64_t nap)
{
    const struct block *before = block_of(e, e->main, TRACE_REASON_SLEEP, TICK, 0);
    const struct block *after = block_of(e, e->main, TRACE_REASON_SLEEP, TICK, 1);
    want(before && near(block_time(before), nap - 2 * TICK) && after && near(block_time(after), 3 * TICK),
         "the main thread did not look twice");
    want_ms(need_line(e, "before", 0), "ms", nap - 2 * TICK);
    want_ms(need_line(e, "after", 0), "ms", nap + TICK);
    want(says(need_line(e, "before", 0), "report", "none"), "there was nothing to tell before");
    want(says(need_line(e, "after", 0), "report", "circle-of-2"), "the report was not there at once");
}

/* The lucky first had both locks, and B again; the one who came between has A. Who got one lock may say so after who got the
 * other, so each is looked at by itself. */
static void
judge_got(struct evidence *e, const char *kind, long count)
{
    char name[32];
    const struct line *last[2] = { NULL, NULL };
    size_t n = count_lines(e, "got");
    for (size_t i = 0; i < n; i++) {
        const struct line *l = find_line(e, "got", i);
        bool known = false;
        for (long k = 1; k <= count; k++) {
            snprintf(name, sizeof name, "%s-%ld", kind, k);
            known |= says(l, "who", name);
        }
        want(known, "%s is none of them", value_of(l, "who"));
        last[says(l, "lock", "B")] = l;
    }
    want(n >= 4 && last[0] && last[1] && !says(last[1], "who", value_of(last[0], "who")), "who got A last got B last, too");
}

static void
judge_threads(struct evidence *e, long count, int64_t nap)
{
    uint32_t child, tid[MOST];
    int status;
    int64_t when;
    want(children_of(e, e->main, &child, 1) == 1, "the lesson did not make exactly one process");
    want(threads_of(e, child, tid, MOST) == (size_t)count, "process %u did not make %ld threads", child, count);
    judge_stuck(e, tid, (size_t)count, nap);
    judge_looks(e, nap);
    judge_got(e, "Thread", count);
    const char *report = need_report(e, "deadlock in process %u: 2 threads wait for each other", child);
    want(count_bystanders(report) == count - 2, "there are %ld bystanders", count_bystanders(report));
    want(strstr(report, "waits for lock A ") && strstr(report, "waits for lock B "), "the locks have no names");
    want(number_of(need_line(e, "after", 0), "bystanders") == count - 2, "%ld threads are bystanders", count - 2);
    want(process_end(e, child, &status, &when) && status == SIGKILL, "process %u ended by itself", child);
}

static void
judge_processes(struct evidence *e, long count, int64_t nap)
{
    uint32_t child[MOST];
    want(children_of(e, e->main, child, MOST) == (size_t)count, "the lesson did not make %ld processes", count);
    judge_stuck(e, child, (size_t)count, nap);
    judge_looks(e, nap);
    judge_got(e, "Process", count);
    const char *report = strstr(e->errors, "deadlock in processes ");
    want(report && strstr(report, ": 2 threads wait for each other"), "the kernel saw no circle over two processes");
}

static void
judge_lucky(struct evidence *e, long count, int64_t nap)
{
    uint32_t child, tid[MOST];
    char name[32];
    want(children_of(e, e->main, &child, 1) == 1, "the lesson did not make exactly one process");
    want(threads_of(e, child, tid, MOST) == (size_t)count, "process %u did not make %ld threads", child, count);
    for (long i = 0; i < count; i++) {
        want_sleeps(e, tid[i], 1, nap);
        want(count_blocks(e, tid[i], TRACE_REASON_LOCK, 0) == 0, "thread %u waited for a lock", tid[i]);
        for (int k = 0; k < 4; k++) {
            const struct line *l = need_line(e, "got", (size_t)(4 * i + k));
            snprintf(name, sizeof name, "Thread-%ld", i + 1);
            want(says(l, "who", name) && value_of(l, "lock")[0] == "ABBA"[k], "the locks of %s", name);
        }
    }
    need_report(e, "warning: lock order in process %u", child);
    want(says(need_line(e, "warning", 0), "report", "yes"), "there is a warning");
    want(!strstr(e->errors, "deadlock in"), "somebody waited for ever");
}

static void
judge(struct evidence *e)
{
    const char *mode = arg_text(e->argc, e->argv, 1, "threads");
    long count = arg_number(e->argc, e->argv, 2, 10);
    int64_t nap = arg_seconds(e->argc, e->argv, 3, "2");
    want(count <= MOST, "too many to judge");
    (*mode == 't' ? judge_threads : *mode == 'p' ? judge_processes : judge_lucky)(e, count, nap);
    want(e->status == 0, "the exit status is %d", e->status);
}

LESSON_CHECK(s5, runs, judge);
