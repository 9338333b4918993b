/* SPDX-License-Identifier: MIT */
/* M1: for each model a child wrote after the delay, and the kernel saw who waited for that: in the pipe, nobody, in poll, for
 * a signal, and for another thread, which waited in the pipe. */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    static const char *const names[] = { "blocking", "nonblocking", "multiplexed", "signal", "async" };
    puts("/lessons/m1-io-models");
    for (int i = 0; i < 5; i++) {
        printf("/lessons/m1-io-models %s\n", names[i]);
    }
    const char *text = draw_word(d), *delay = draw_seconds(d, MILLISECONDS(500), SECONDS(3));
    printf("/lessons/m1-io-models all %s %s %s\n", text, delay, draw_seconds(d, MILLISECONDS(50), MILLISECONDS(200)));
}

/* The thread slept just once for this reason, so long. */
static void
want_wait(const struct evidence *e, const char *name, uint32_t tid, uint64_t reason, int64_t delay)
{
    want(count_blocks(e, tid, reason, 2 * TICK) == 1 && near(block_time(block_of(e, tid, reason, 2 * TICK, 0)), delay),
         "%s: thread %u did not wait so, for %lld ms", name, tid, (long long)(delay / MILLISECONDS(1)));
}

static void
judge_nonblocking(struct evidence *e, const struct line *l, int64_t delay, int64_t pause)
{
    long refused = number_of(l, "refused"), expected = (long)((delay + pause - 1) / pause);
    want(refused >= expected && refused <= expected + 1, "nonblocking: read was refused %ld times", refused);
    want(count_calls(e, e->main, SYS_read, -EAGAIN) == (size_t)refused, "nonblocking: the kernel never said EAGAIN so often");
    want(count_blocks(e, e->main, TRACE_REASON_SLEEP, TICK / 2) == (size_t)refused, "nonblocking: it did nothing else meanwhile");
}

static void
judge_async(struct evidence *e, const struct line *l, int64_t delay)
{
    uint32_t thread[4];
    size_t n = threads_of(e, e->main, thread, 4), read = 0;
    want(says(l, "at_once", "EINPROGRESS"), "async: aio_read waited");
    want(waited_for(e, e->main, delay), "async: the main thread did not wait for another");
    for (size_t i = 0; i < n && i < 4; i++) {
        const struct block *b = block_of(e, thread[i], TRACE_REASON_PIPE, 2 * TICK, 0);
        read += b && near(block_time(b), delay);
    }
    want(read == 1, "async: no other thread waited in the pipe");
}

static void
judge_model(struct evidence *e, const char *name, const struct line *l, uint32_t child)
{
    const char *text = arg_text(e->argc, e->argv, 2, "hello");
    int64_t delay = arg_seconds(e->argc, e->argv, 3, "1"), pause = arg_seconds(e->argc, e->argv, 4, "0.1"), ms = delay;
    want(says(l, "name", name), "%s is not the model %s", value_of(l, "name"), name);
    want_sleeps(e, child, 1, delay);
    want(count_calls(e, child, SYS_write, (int64_t)strlen(text)) == 1, "%s: nobody wrote it after the delay", name);
    want(number_of(l, "bytes") == (long)strlen(text) && says(l, "got", text), "%s: %s was written", name, text);
    if (strcmp(name, "blocking") == 0) {
        want_wait(e, name, e->main, TRACE_REASON_PIPE, delay);
        want(says(l, "waits", "read"), "%s waits elsewhere", name);
    } else if (strcmp(name, "nonblocking") == 0) {
        judge_nonblocking(e, l, delay, pause);
        ms = number_of(l, "refused") * pause;
    } else if (strcmp(name, "multiplexed") == 0) {
        want_wait(e, name, e->main, TRACE_REASON_POLL, delay);
        want(says(l, "waits", "select") && number_of(l, "ready") == 1, "%s waits elsewhere", name);
    } else if (strcmp(name, "signal") == 0) {
        want_wait(e, name, e->main, TRACE_REASON_SIGNAL, delay);
        want(count_signals(e, e->main, SIGIO) >= 1 && number_of(l, "signals") == 1, "%s: SIGIO did not come", name);
    } else {
        judge_async(e, l, delay);
    }
    want(says(l, "copied_by", strcmp(name, "async") == 0 ? "aio" : "read"), "%s: who copied the bytes?", name);
    want_ms(l, "ms", ms);
}

static void
judge(struct evidence *e)
{
    static const char *const names[] = { "blocking", "nonblocking", "multiplexed", "signal", "async" };
    const char *which = arg_text(e->argc, e->argv, 1, "all");
    bool all = strcmp(which, "all") == 0;
    uint32_t child[5];
    size_t n = 0, children = all ? 5 : 1;
    want(children_of(e, e->main, child, 5) == children, "the lesson did not make %zu processes", children);
    for (size_t i = 0; i < 5; i++) {
        if (all || strcmp(which, names[i]) == 0) {
            judge_model(e, names[i], need_line(e, "model", n), child[n]);
            n++;
        }
    }
}

LESSON_CHECK(m1, runs, judge);
