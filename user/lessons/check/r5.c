/* SPDX-License-Identifier: MIT */
/* R5: arrival by priority, then by age; each error as the kernel returned it; each wait as long as asked. */
#include <errno.h>
#include <signal.h>
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

#define MOST 16

static void
runs(struct draw *d)
{
    puts("/lessons/r5-message-queue");
    long n = draw_number(d, 4, 8);
    printf("/lessons/r5-message-queue %ld %s ", n, draw_seconds(d, MILLISECONDS(200), SECONDS(2)));
    for (long i = 0; i < n; i++) {
        printf("%s%ld", i ? "," : "", draw_number(d, 0, 4));
    }
    putchar('\n');
}

/* The n messages as they were sent, told by their priorities, in the order they must arrive: message numbers. */
static long
expected_order(const char *priorities, long *priority, long *order)
{
    long n = 0;
    for (char *p = (char *)priorities; *p && n < MOST; p += *p == ',') {
        priority[n] = strtol(p, &p, 10);
        long at = n;
        while (at > 0 && priority[order[at - 1]] < priority[n]) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = n++;
    }
    return n;
}

static void
judge_order(struct evidence *e, const char *priorities)
{
    long priority[MOST], order[MOST], n = expected_order(priorities, priority, order);
    for (long i = 0; i < n; i++) {
        const struct line *l = need_line(e, "received", (size_t)i);
        char text[24];
        snprintf(text, sizeof text, "m%ld", order[i] + 1);
        want(says(l, "text", text) && number_of(l, "priority") == priority[order[i]], "arrival %ld is not %s", i + 1,
             text);
    }
    want(count_calls(e, e->main, SYS_mq_timedreceive, 3) >= (size_t)n, "the kernel did not deliver %ld messages", n);
}

static void
judge_error(struct evidence *e, const char *word, long call, const char *name, int number, int64_t time)
{
    const struct line *l = need_line(e, word, 0);
    want(says(l, "error", name), "@%s: the error is %s", word, name);
    want(count_calls(e, e->main, (uint64_t)call, -number) >= 1, "the kernel never returned %s for @%s", name, word);
    want_ms(l, "ms", time);
}

static void
judge(struct evidence *e)
{
    int64_t patience = arg_seconds(e->argc, e->argv, 2, "0.5");
    uint32_t child;
    judge_order(e, arg_text(e->argc, e->argv, 3, "1,5,3,5"));
    judge_error(e, "too_long", SYS_mq_timedsend, "EMSGSIZE", EMSGSIZE, 0);
    judge_error(e, "timed_send", SYS_mq_timedsend, "ETIMEDOUT", ETIMEDOUT, patience);
    judge_error(e, "full", SYS_mq_timedsend, "EAGAIN", EAGAIN, 0);
    judge_error(e, "empty", SYS_mq_timedreceive, "EAGAIN", EAGAIN, 0);
    judge_error(e, "timed_receive", SYS_mq_timedreceive, "ETIMEDOUT", ETIMEDOUT, patience);
    want(count_blocks(e, e->main, TRACE_REASON_MQ, patience - TICK) == 2, "not two timed waits in the message queue");

    want(children_of(e, e->main, &child, 1) == 1, "the lesson did not make exactly one process");
    const struct line *l = need_line(e, "blocked", 0);
    const struct block *b = block_of(e, child, TRACE_REASON_MQ, TICK, 0);
    want(b && near(block_time(b), patience), "process %u did not wait for its message", child);
    want(number_of(l, "pid") == (long)child && number_of(l, "bytes") == 6, "process %u receives 6 bytes", child);
    want_ms(l, "ms", patience);
    want(number_of(need_line(e, "notify", 0), "signal") == 1, "no notification");
    want(count_signals(e, e->main, SIGUSR1) + count_calls(e, e->main, SYS_rt_sigtimedwait, SIGUSR1) == 1,
         "the kernel sent no signal");
}

LESSON_CHECK(r5, runs, judge);
