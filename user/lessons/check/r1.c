/* SPDX-License-Identifier: MIT */
/* R1: letters in order from one process to another; the endless reader terminated; a fourth item for three places. */
#include <signal.h>
#include <string.h>

#include "user/lessons/check/memory.h"

static void
runs(struct draw *d)
{
    puts("/lessons/r1-writer-reader");
    puts("/lessons/r1-writer-reader joined");
    puts("/lessons/r1-writer-reader joined 4 3");
    long items = draw_number(d, 4, 20);
    printf("--stepwise /lessons/r1-writer-reader endless %ld 0 %s\n", items, draw_seconds(d, MILLISECONDS(100), SECONDS(1)));
    long size = draw_number(d, 4, 9);
    printf("/lessons/r1-writer-reader joined %ld %ld 0.1\n", size + 1, size);
}

static void
judge_letters(struct evidence *e, const char *word, long n)
{
    for (long i = 0; i < n; i++) {
        char letter[2] = { (char)('A' + i % 26), '\0' };
        want(says(need_line(e, word, (size_t)i), "item", letter), "@%s number %ld is not %s", word, i + 1, letter);
    }
    want(count_lines(e, word) == (size_t)n, "not %ld lines @%s", n, word);
}

/* By the kernel; or in memory that both have, which a --stepwise run has noted. */
static void
want_carried(struct evidence *e, uint32_t reader, long items)
{
    bool by_kernel = taken_by(e, reader).bytes >= items;
    for (long i = 0; noted_stepwise(e) && !by_kernel && i < items; i++) {
        want(threads_told(e, (uint64_t)('A' + i % 26)) > 0, "letter %ld did not come from the writer to the reader", i + 1);
    }
}

static void
judge_endless(struct evidence *e, const uint32_t pid[2], long items, int64_t delay)
{
    int status;
    int64_t writer_end, reader_end;
    judge_letters(e, "put", items);
    judge_letters(e, "get", items);
    want_sleeps(e, pid[0], (size_t)items, delay);
    want(count_waits(e, pid[1], delay - TICK) >= (size_t)items - 1, "the reader did not wait");
    want(process_end(e, pid[0], &status, &writer_end) && status == 0, "the writer did not end normally");
    want(process_end(e, pid[1], &status, &reader_end) && status == SIGTERM, "the reader did not end by SIGTERM");
    want(reader_end > writer_end, "the reader ended before the writer");
    want(number_of(need_line(e, "ended", 0), "reader") == -SIGTERM, "the reader's exit code is %d", -SIGTERM);
}

static void
judge_joined(struct evidence *e, const uint32_t pid[2], long items)
{
    int status;
    int64_t writer_end;
    judge_letters(e, "put", items);
    judge_letters(e, "get", items);
    want(process_end(e, pid[0], &status, &writer_end) && status == 0, "the writer did not end normally");
    want(process_start_time(e, pid[1]) >= writer_end, "the reader was started before the writer's end");
    want(find_line(e, "all_passed", 0) && e->status == 0, "not all passed");
}

/* The report that nothing can ever happen names that thread. */
static void
want_reported(struct evidence *e, uint32_t tid)
{
    char name[24];
    snprintf(name, sizeof name, "thread %u (", tid);
    want(strstr(e->errors, name), "the report does not name thread %u", tid);
}

/* Nobody ever woke: the writer in the queue, the parent in the join. */
static void
judge_deadlock(struct evidence *e, uint32_t writer, long maxsize)
{
    const struct block *b = block_of(e, writer, TRACE_REASON_FUTEX, INT64_MAX, 0);
    judge_letters(e, "put", maxsize);
    want(!find_line(e, "get", 0) && !find_line(e, "all_passed", 0), "somebody read");
    want(b, "the writer did not wait for ever in the queue");
    want(block_of(e, e->main, TRACE_REASON_WAIT, INT64_MAX, 0), "the parent did not wait for ever in the join");
    want(e->status == 124, "the launcher's status is %d, not 124", e->status);
    want_reported(e, e->main);
    want_reported(e, writer);
}

static void
judge(struct evidence *e)
{
    bool joined = strcmp(arg_text(e->argc, e->argv, 1, "endless"), "joined") == 0;
    long items = arg_number(e->argc, e->argv, 2, 3), maxsize = arg_number(e->argc, e->argv, 3, joined ? 3 : 0);
    bool fits = maxsize == 0 || items <= maxsize;
    uint32_t pid[2];
    size_t expected = joined && !fits ? 1 : 2;
    want(children_of(e, e->main, pid, 2) == expected, "the lesson did not make %zu processes", expected);
    want(number_of(need_line(e, "writer", 0), "pid") == (long)pid[0], "the writer is %u", pid[0]);
    if (expected == 1) {
        judge_deadlock(e, pid[0], maxsize);
        return;
    }
    want(number_of(need_line(e, "reader", 0), "pid") == (long)pid[1], "the reader is %u", pid[1]);
    if (joined) {
        judge_joined(e, pid, items);
    } else {
        want_carried(e, pid[1], items);
        judge_endless(e, pid, items, arg_seconds(e->argc, e->argv, 4, "0.5"));
    }
    want_called(e, "a queue between processes", BETWEEN_PROCESSES);
}

LESSON_CHECK(r1, runs, judge);
