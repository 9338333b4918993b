/* SPDX-License-Identifier: MIT */
/* S14: a seed is found under which two threads that both worked lose something, though one or each had a lock, and nobody
 * ever waited for one; with the same lock no seed does, and somebody waited. */
#include <string.h>

#include "user/lessons/check/memory.h"

static void
runs(struct draw *d)
{
    puts("/lessons/s14-one-side");
    puts("--closely /lessons/s14-one-side same 300");
    puts("--closely /lessons/s14-one-side different 300");
    puts("/bin/seeds -n 15 /lessons/s14-one-side same");
    printf("--stepwise /bin/seeds -n 40 /lessons/s14-one-side one %ld\n", draw_number(d, 1500, 2000));
    printf("--stepwise /bin/seeds -n 40 /lessons/s14-one-side different %ld\n", draw_number(d, 1500, 2000));
    long first = draw_number(d, 1000, 9000);
    printf("/bin/seeds -n 10 -s %ld /lessons/s14-one-side %s %ld\n", first, draw_number(d, 0, 1) ? "one" : "different",
           draw_number(d, 100000, 200000));
}

/* Two threads that each had the processor for at least an instruction (1 ns) a round.  How often they waited for a lock. */
static size_t
judge_threads(struct evidence *e, long rounds)
{
    uint32_t thread[2];
    size_t waits = 0;
    want(threads_of(e, e->main, thread, 2) == 2, "the lesson did not make exactly two threads");
    for (int i = 0; i < 2; i++) {
        want(was_named(e, thread[i], i == 0 ? "Add" : "Delete"), "the threads are not called Add and Delete");
        want(cpu_time(e, thread[i]) >= rounds, "thread %u did not count to %ld", thread[i], rounds);
        waits += count_blocks(e, thread[i], TRACE_REASON_LOCK, 0);
    }
    return waits;
}

/* The n-th world that seeds made, which the trace shows from its start on. */
static long
judge_world(struct evidence *e, const struct trace_record *start, size_t n, const char *mode, long rounds, size_t *waits)
{
    int status;
    int64_t when;
    char said[64];
    seen_enter_world(e, start->world);
    *waits += judge_threads(e, rounds);
    want(process_end(e, e->main, &status, &when), "the program of seed %llu never ended", (unsigned long long)start->b);
    const struct line *l = need_line(e, "balance", n);
    long value = number_of(l, "value");
    want(says(l, "mode", mode) && number_of(l, "rounds") == rounds, "run %zu is another one", n);
    want((value != 0) == (status != 0), "seed %llu: the balance is %ld, the status %d", (unsigned long long)start->b, value,
         status);
    snprintf(said, sizeof said, "seed %llu: status %d", (unsigned long long)start->b, status >> 8);
    want(strstr(e->output, said), "there is no line: %s", said);
    return value;
}

static void
judge_seeds(struct evidence *e, long count, uint64_t first, const char *mode, long rounds)
{
    bool same = strcmp(mode, "same") == 0;
    size_t n = 0, waits = 0;
    long value = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type == TRACE_WORLD_START && r->world != e->trace.records[0].world && r->b == first + n) {
            want(value == 0, "it went on after a seed that failed");
            value = judge_world(e, r, n++, mode, rounds, &waits);
        }
    }
    want(same || (n > 0 && value != 0), "no seed of %zu lost anything", n);
    want(!same || (n == (size_t)count && value == 0), "seed %zu of %ld lost something under one lock", n, count);
    want(same == (waits > 0), "%zu times a thread waited for a lock", waits);
    want(e->status == (same ? 0 : 1), "the exit status is %d", e->status);
    want_no_lots(e, LOTS_AND_CLOCKS);
    if (noted_stepwise(e)) {
        want_lost_update(e, value);
    }
}

static void
judge(struct evidence *e)
{
    int i = 1;
    if (!strstr(e->argv[0], "seeds")) {
        const struct line *l = need_line(e, "balance", 0);
        judge_threads(e, arg_number(e->argc, e->argv, 2, 100000));
        if (strcmp(arg_text(e->argc, e->argv, 1, "same"), "same") == 0) {
            want(number_of(l, "value") == 0 && e->status == 0, "under one lock the balance is 0");
        }
        want(threads_that_called(e, TAKES_A_LOCK) >= 2, "only one of the two takes a lock");
        return;
    }
    bool first_given = strcmp(e->argv[3], "-s") == 0;
    uint64_t first = first_given ? strtoull(e->argv[4], NULL, 0) : 1;
    i = first_given ? 6 : 4;
    judge_seeds(e, arg_number(e->argc, e->argv, 2, 0), first, e->argv[i], arg_number(e->argc, e->argv, i + 1, 100000));
}

LESSON_CHECK(s14, runs, judge);
