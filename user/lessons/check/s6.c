/* SPDX-License-Identifier: MIT */
/* S6: with one recursive lock all had it, one after the other, and had it twice; with two, one slept between them, and the
 * kernel told of the circle it then closed.  Threads and processes alike. */
#include <errno.h>
#include <signal.h>
#include <string.h>

#include "user/lessons/check/check.h"

#define MOST 64

static void
runs(struct draw *d)
{
    puts("/lessons/s6-recursive");
    puts("/lessons/s6-recursive processes");
    const char *mode = draw_number(d, 0, 1) ? "threads" : "processes";
    long count = draw_number(d, 3, 8);
    printf("/lessons/s6-recursive %s %ld %s\n", mode, count, draw_seconds(d, MILLISECONDS(300), SECONDS(2)));
}

/* Each slept once with the lock, never two at once, and all but the first waited for it. */
static void
judge_one_lock(struct evidence *e, const uint32_t *tid, long count, int64_t nap)
{
    long waited = 0;
    for (long i = 0; i < count; i++) {
        const struct block *sleep = block_of(e, tid[i], TRACE_REASON_SLEEP, TICK, 0);
        want_sleeps(e, tid[i], 1, nap);
        for (long j = 0; j < i; j++) {
            want(!overlap(sleep, block_of(e, tid[j], TRACE_REASON_SLEEP, TICK, 0)), "%u and %u slept with one lock", tid[i], tid[j]);
        }
        waited += block_of(e, tid[i], TRACE_REASON_LOCK, TICK, 0) != NULL;
    }
    want(waited == count - 1, "%ld of %ld waited for the lock", waited, count);
    want(says(need_line(e, "release", 0), "error", "RuntimeError"), "main may not release it");
    const struct block *half = block_of(e, e->main, TRACE_REASON_SLEEP, TICK, 0);
    want(half && near(block_time(half), nap / 2), "main did not look while somebody had it");
    int64_t total = MILLISECONDS(number_of(need_line(e, "passed", 0), "ms"));
    want(total >= count * nap - TICK && total <= count * nap + 2 * TICK, "that does not take %lld ms", (long long)(total / MILLISECONDS(1)));
    want(number_of(need_line(e, "passed", 0), "count") == 0, "the count is not 0 at the end");
    want(strstr(e->output, "@free yes\n"), "it is not free at the end");
}

/* Of those with one lock: A and B counted 1 and 2, B and A as well. */
static void
judge_got(struct evidence *e, const char *kind, long count)
{
    static const char *const order = "ABBA";
    for (long k = 1; k <= count; k++) {
        char name[32];
        long had = 0;
        snprintf(name, sizeof name, "%s-%ld", kind, k);
        for (size_t i = 0; had < 4; i++) {
            const struct line *l = need_line(e, "got", i);
            if (says(l, "who", name)) {
                want(value_of(l, "lock")[0] == order[had] && number_of(l, "count") == had % 2 + 1, "the locks of %s", name);
                had++;
            }
        }
    }
}

/* One slept with the first lock; it and all others that came so far wait for locks until they are killed. */
static void
judge_two_locks(struct evidence *e, const uint32_t *tid, long count, int64_t nap)
{
    size_t slept = 0;
    for (long i = 0; i < count; i++) {
        const struct block *last = NULL, *b;
        for (size_t n = 0; (b = block_of(e, tid[i], TRACE_REASON_LOCK, 0, n)) != NULL; n++) {
            last = b;
        }
        want(last && block_time(last) >= SECONDS(1) - 2 * TICK, "%u does not wait for a lock at the end", tid[i]);
        slept += count_blocks(e, tid[i], TRACE_REASON_SLEEP, nap - TICK) == 1;
    }
    want(slept == 1, "%zu slept between two locks, not one", slept);
    want(says(need_line(e, "two", 0), "report", "circle-of-2"), "with two locks it hangs");
}

static void
judge_threads(struct evidence *e, long count, int64_t nap)
{
    uint32_t tid[MOST], child;
    int status;
    int64_t when;
    char report[64];
    want(threads_of(e, e->main, tid, MOST) == (size_t)count, "the lesson did not make exactly %ld threads", count);
    judge_one_lock(e, tid, count, nap);
    judge_got(e, "Thread", count);
    want(children_of(e, e->main, &child, 1) == 1, "the lesson did not make exactly one process");
    want(threads_of(e, child, tid, MOST) == (size_t)count, "process %u did not make %ld threads", child, count);
    judge_two_locks(e, tid, count, nap);
    snprintf(report, sizeof report, "deadlock in process %u: 2 threads wait for each other", child);
    want(strstr(e->errors, report), "the kernel did not say: %s", report);
    want(process_end(e, child, &status, &when) && status == SIGKILL, "process %u ended by itself", child);
}

static void
judge_processes(struct evidence *e, long count, int64_t nap)
{
    uint32_t pid[MOST];
    want(children_of(e, e->main, pid, MOST) == 2 * (size_t)count, "the lesson did not make exactly %ld processes", 2 * count);
    judge_one_lock(e, pid, count, nap);
    judge_got(e, "Process", count);
    judge_two_locks(e, pid + count, count, nap);
    const char *report = strstr(e->errors, "deadlock in processes ");
    want(report && strstr(report, ": 2 threads wait for each other"), "the kernel saw no circle over two processes");
}

static void
judge(struct evidence *e)
{
    bool threads = strcmp(arg_text(e->argc, e->argv, 1, "threads"), "threads") == 0;
    long count = arg_number(e->argc, e->argv, 2, 10);
    int64_t nap = arg_seconds(e->argc, e->argv, 3, "2");
    want(count <= MOST / 2, "too many to judge");
    (threads ? judge_threads : judge_processes)(e, count, nap);
    want(e->status == 0, "the exit status is %d", e->status);
    want_called_times(e, "a recursive lock", 2 * count_lines(e, "got"), "rlock_* pthread_mutex_*");
    want_answers(e, "rlock_acquire", "rlock_release", -EPERM);
    want_answers(e, "rlock_acquire", "rlock_count", 1, 2, 1, 2, 0, 1);
    want_answers(e, "rlock_acquire", "rlock_try_acquire rlock_acquire_timeout", 0);
    want(!called(e, "rlock_acquire") || times_called(e, "rlock_count") > count_lines(e, "got"), "it says counts that it did not ask for");
}

LESSON_CHECK_CLOSELY(s6, runs, judge);
