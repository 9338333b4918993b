/* SPDX-License-Identifier: MIT */
/* R3: each drawn word crossed to the one child and back, which turned it round; the end and the wrong direction are errors; the
 * calls for a message are those that the kernel counted, fewest for a pipe, most for a queue with a feeder. */
#include <errno.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/r3-pipe");
    long messages = draw_number(d, 4, 30);
    printf("/lessons/r3-pipe %ld %s\n", messages, draw_word(d));
}

static size_t
all_calls(const struct evidence *e, uint32_t tid)
{
    size_t n = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        n += r->type == TRACE_EXIT && r->tid == tid && r->world == e->world;
    }
    return n;
}

/* How often any of these calls came back with that. */
static size_t
count_results(const struct evidence *e, uint32_t tid, const uint64_t calls[4], int64_t result)
{
    size_t n = 0;
    for (size_t i = 0; i < 4; i++) {
        n += count_calls(e, tid, calls[i], result);
    }
    return n;
}

/* Not to its standard output or error. */
static size_t
count_sent(const struct evidence *e, uint32_t tid)
{
    size_t n = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        n += r->type == TRACE_ENTER && r->tid == tid && r->world == e->world && r->b > STDERR_FILENO
             && (r->a == SYS_write || r->a == SYS_writev || r->a == SYS_sendto || r->a == SYS_sendmsg);
    }
    return n;
}

static void
judge(struct evidence *e)
{
    long messages = arg_number(e->argc, e->argv, 1, 3);
    const char *word = arg_text(e->argc, e->argv, 2, "hello");
    char text[64], turned[64] = "";
    static const uint64_t reads[] = { SYS_read, SYS_readv, SYS_recvfrom, SYS_recvmsg };
    static const uint64_t writes[] = { SYS_write, SYS_writev, SYS_sendto, SYS_sendmsg };
    uint32_t child;
    int status;
    int64_t when;
    want(children_of(e, e->main, &child, 1) == 1, "the lesson did not make exactly one process");
    want(process_end(e, child, &status, &when) && status == 0, "the child did not end normally");
    for (long i = 0; i < messages; i++) {
        snprintf(text, sizeof text, "%.40s%ld", word, i);
        size_t n = strlen(text);
        for (size_t j = 0; j <= n; j++) {
            turned[j] = j < n ? text[n - 1 - j] : '\0';
        }
        const struct line *l = need_line(e, "child", (size_t)i);
        want(says(l, "got", text) && number_of(l, "pid") == (long)child, "message %ld did not reach the child", i);
        want(says(need_line(e, "parent", (size_t)i), "got", turned), "answer %ld did not come back", i);
    }
    want(all_calls(e, child) >= 3 * (size_t)messages, "the child made too few system calls to receive, print and send");
    want(count_sent(e, child) >= (size_t)messages, "the child sent %zu answers, not %ld", count_sent(e, child), messages);
    want(says(need_line(e, "end", 0), "child", "eof"), "the child did not see the end");
    want(count_results(e, child, reads, 0) > 0, "no read of the child's came to an end");
    want(says(need_line(e, "one_way", 0), "send_on_receiver", "refused"), "the wrong direction");
    want(says(need_line(e, "end", 1), "sender", "broken"), "the sender did not see the end");
    want(count_results(e, e->main, writes, -EPIPE) > 0, "nobody wrote where nobody reads");
    want_answers(e, "connection_pipe", "connection_send*", -EBADF, -EPIPE);
    const struct line *pipe = need_line(e, "cost", 0), *queue = need_line(e, "cost", 1), *fed = need_line(e, "cost", 2);
    long by_pipe = number_of(pipe, "calls"), by_queue = number_of(queue, "calls"), by_fed = number_of(fed, "calls");
    want(by_pipe >= 2 && by_queue >= 2 && by_fed > by_pipe, "calls for a message: %ld, %ld and %ld", by_pipe, by_queue, by_fed);
    want(number_of(pipe, "ns") > 0 && number_of(queue, "ns") > 0 && number_of(fed, "ns") > number_of(pipe, "ns"),
         "the instructions for a message");
    want(all_calls(e, e->main) >= (size_t)(messages * (by_pipe + by_queue + 3)), "the lesson made fewer calls than it says");
    want_called(e, "a pipe", "connection_* pipe pipe2 socketpair");
    want_called(e, "a queue between processes", "*queue_* mq_* shared_* mmap shm_open");
}

LESSON_CHECK_CLOSELY(r3, runs, judge);
