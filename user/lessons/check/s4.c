/* SPDX-License-Identifier: MIT */
/* S4: one thread, its index out of range, ended with the lock held; all that had not had it by then waited for it until they
 * were killed, and the kernel said so; mended, each thread had it. */
#include <string.h>

#include "user/lessons/check/check.h"

#define MOST 24

static void
runs(struct draw *d)
{
    puts("/lessons/s4-return-with-lock");
    puts("/lessons/s4-return-with-lock 5");
    long values = draw_number(d, 1, 6);
    printf("/lessons/s4-return-with-lock %ld %s", values + draw_number(d, 2, 8), draw_word(d));
    for (long i = 0; i < values; i++) {
        printf(" %ld", draw_number(d, 10, 99));
    }
    printf("\n");
}

/* The line of this thread about its index, or NULL. */
static const struct line *
line_of(struct evidence *e, const char *word, uint32_t tid, long index)
{
    for (size_t n = 0; find_line(e, word, n); n++) {
        if (number_of(find_line(e, word, n), "tid") == (long)tid) {
            want(number_of(find_line(e, word, n), "index") == index, "thread %u is for another index than %ld", tid, index);
            return find_line(e, word, n);
        }
    }
    return NULL;
}

/* It had the lock, and said what there is to say of its index. */
static bool
had_it(struct evidence *e, uint32_t tid, long index)
{
    static const char *values[] = { "1", "3", "5", "7", "9" };
    long length = e->argc > 3 ? e->argc - 3 : 5;
    const struct line *value = line_of(e, "value", tid, index), *out = line_of(e, "out_of_range", tid, index);
    want(!value || (index < length && says(value, "value", e->argc > 3 ? e->argv[3 + index] : values[index])),
         "the value at %ld is another one", index);
    want(!out || index >= length, "%ld is not out of range", index);
    return value || out;
}

/* A line of the kernel's report about that thread says both. */
static void
want_reported(struct evidence *e, uint32_t waiter, uint32_t holder)
{
    char who[32], lock[64], dead[64], line[256] = "";
    const char *at = strstr(e->errors, "deadlock in process");
    snprintf(who, sizeof who, "  thread %u (", waiter);
    snprintf(lock, sizeof lock, " waits for lock %s (0x", arg_text(e->argc, e->argv, 2, "list"));
    snprintf(dead, sizeof dead, ", held by thread %u, which has exited", holder);
    want(at, "no deadlock was reported");
    at = strstr(at, who);
    want(at, "the report does not name thread %u, which waits", waiter);
    snprintf(line, sizeof line, "%.*s", (int)strcspn(at, "\n"), at);
    want(strstr(line, lock) && strstr(line, dead), "the report does not say \"%s\" and \"%s\", but:%s", lock, dead, line);
}

static void
judge_written(struct evidence *e, const uint32_t *thread, long count)
{
    const struct line *out = find_line(e, "out_of_range", 0);
    uint32_t holder = out ? (uint32_t)number_of(out, "tid") : 0;
    for (long i = 0; i < count; i++) {
        const struct block *b = block_of(e, thread[i], TRACE_REASON_LOCK, SECONDS(1) - 2 * TICK, 0);
        want(had_it(e, thread[i], i) == !b, "thread %u had the lock and waited for it for ever, or neither", thread[i]);
        if (b) {
            want_reported(e, thread[i], holder);
        }
    }
    want(number_of(need_line(e, "after", 0), "alive") == (holder != 0), "the process is %s", holder ? "dead" : "alive");
}

static void
judge(struct evidence *e)
{
    long count = arg_number(e->argc, e->argv, 1, 10), length = e->argc > 3 ? e->argc - 3 : 5;
    uint32_t pid[2], thread[2][MOST];
    int status;
    int64_t when;
    size_t outs = count > length ? 1 : 0;
    want(count <= MOST && children_of(e, e->main, pid, 2) == 2, "the lesson did not make exactly two processes");
    for (int i = 0; i < 2; i++) {
        want(number_of(need_line(e, "part", (size_t)i), "pid") == (long)pid[i], "part %d is not process %u", i, pid[i]);
        want(threads_of(e, pid[i], thread[i], MOST) == (size_t)count, "process %u did not make %ld threads", pid[i], count);
    }
    judge_written(e, thread[0], count);
    for (long i = 0; i < count; i++) {
        want(had_it(e, thread[1][i], i), "mended, thread %u did not have the lock", thread[1][i]);
        want(!block_of(e, thread[1][i], TRACE_REASON_LOCK, TICK, 0), "mended, thread %u waited long", thread[1][i]);
    }
    want(count_lines(e, "out_of_range") == outs + (size_t)(count > length ? count - length : 0), "another number is out of range");
    want(process_end(e, pid[0], &status, &when) && (status != 0) == (outs > 0), "as written it ended with status %#x", status);
    want(process_end(e, pid[1], &status, &when) && status == 0, "mended it ended with status %#x", status);
    want(number_of(need_line(e, "after", 1), "alive") == 0, "mended it is alive");
}

LESSON_CHECK(s4, runs, judge);
