/* SPDX-License-Identifier: MIT */
/* C3: all pieces, between the reads and not after them; no read larger than the chunk; memory touched far below the file's
 * size. */
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    static const char *separators[] = { "|", "##", "{|}", "-+-" };
    puts("/lessons/c3-big-file");
    const char *separator = separators[draw_number(d, 0, 3)];
    printf("--closely /lessons/c3-big-file %s 2 500 %ld\n", separator, draw_number(d, 2, 1000));
    long pieces = draw_number(d, 300, 600), chunk = draw_number(d, 1000, 6000);
    printf("/lessons/c3-big-file %s %ld %ld %ld\n", separator, pieces, chunk, draw_number(d, 2, 1000));
}

static uint32_t
drawn(uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state >> 16;
}

/* The length of piece n, as the lesson draws it. */
static long
piece_length(long n, uint32_t *state)
{
    long length = snprintf(NULL, 0, "%ld", n), more = drawn(state) % 4000;
    for (long i = 0; i < more; i++, length++) {
        drawn(state);
    }
    return length;
}

/* Reads with data in them, the first and the last: the pieces are told between them. */
static void
judge_reads(struct evidence *e, long bytes, long chunk, bool many)
{
    size_t n = 0, least = (size_t)(bytes / chunk), written = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->world != e->world || r->tid != e->main || r->type != TRACE_EXIT) {
            continue;
        }
        if ((r->a == SYS_read || r->a == SYS_pread64) && (int64_t)r->b > 0) {
            want((int64_t)r->b <= chunk, "a read of %lld bytes", (long long)r->b);
            n++;
        }
        written += r->a == SYS_write && n > 0 && n < least;
    }
    want(n >= least && n <= least + 2, "%zu reads had data, not %zu", n, least + 1);
    want(written >= 3 || !many, "the pieces are not told while the file is read");
}

static void
judge(struct evidence *e)
{
    size_t separator = strlen(arg_text(e->argc, e->argv, 1, "{|}"));
    long pieces = arg_number(e->argc, e->argv, 2, 500), chunk = arg_number(e->argc, e->argv, 3, 4096);
    uint32_t seed = (uint32_t)arg_number(e->argc, e->argv, 4, 1);
    long bytes = 0;
    for (long n = 0, line = 0; n < pieces; n++) {
        long length = piece_length(n, &seed);
        bytes += length + (n ? (long)separator : 0);
        if (n % 50 == 0 || n == pieces - 1) {
            const struct line *l = need_line(e, "piece", (size_t)line++);
            want(number_of(l, "n") == n && number_of(l, "length") == length, "piece %ld has %ld bytes", n, length);
            want(number_of(l, "reads") >= bytes / chunk && number_of(l, "reads") <= bytes / chunk + 2,
                 "piece %ld comes after %ld reads", n, number_of(l, "reads"));
        }
    }
    const struct line *all = need_line(e, "all", 0);
    want(number_of(all, "pieces") == pieces && number_of(all, "right") == pieces, "not all %ld pieces are right", pieces);
    want(number_of(all, "bytes") == bytes, "the file has %ld bytes", bytes);
    want(number_of(all, "most") <= chunk + 4096, "buf held %ld bytes", number_of(all, "most"));
    judge_reads(e, bytes, chunk, pieces > 50);

    want(called(e, A_STACK) || !hands_on(e), "who reads calls who tells: it is not asked for the next piece");
    if (pieces <= 50) {
        return;
    }
    long faults = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        faults += r->world == e->world && r->tid == e->main && r->type == TRACE_FAULT;
    }
    want(faults < bytes / 4096 / 2, "%ld pages were touched for a file of %ld", faults, bytes / 4096);
}

LESSON_CHECK(c3, runs, judge);
