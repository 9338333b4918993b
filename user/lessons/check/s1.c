/* SPDX-License-Identifier: MIT */
/* S1: with the lock 0; without it a seed is found under which two threads that both worked lose money. */
#include <string.h>

#include "user/lessons/check/memory.h"

static void
runs(struct draw *d)
{
    puts("/lessons/s1-account");
    printf("/lessons/s1-account lock %ld\n", draw_number(d, 20000, 300000));
    puts("--closely /lessons/s1-account lock 300");
    puts("/bin/seeds -n 200 /lessons/s1-account nolock");
    printf("--stepwise /bin/seeds -n 40 /lessons/s1-account nolock %ld\n", draw_number(d, 1500, 2000));
    long first = draw_number(d, 1000, 9000);
    printf("/bin/seeds -n 200 -s %ld /lessons/s1-account nolock %ld\n", first, draw_number(d, 100000, 200000));
}

/* Two threads that each had the processor for at least an instruction (1 ns) a round. */
static void
judge_threads(struct evidence *e, long rounds)
{
    uint32_t thread[2];
    want(threads_of(e, e->main, thread, 2) == 2, "the lesson did not make exactly two threads");
    for (int i = 0; i < 2; i++) {
        want(was_named(e, thread[i], i == 0 ? "Add" : "Delete"), "the threads are not called Add and Delete");
        want(cpu_time(e, thread[i]) >= rounds, "thread %u did not count to %ld", thread[i], rounds);
    }
}

static void
judge_lock(struct evidence *e, long rounds)
{
    const struct line *l = need_line(e, "balance", 0);
    judge_threads(e, rounds);
    want(number_of(l, "value") == 0 && number_of(l, "rounds") == rounds, "the balance after %ld rounds is 0", rounds);
    want(e->status == 0, "the exit status is %d", e->status);
    want_called(e, "a lock", TAKES_A_LOCK);
    want(threads_that_called(e, TAKES_A_LOCK) >= 2, "only one of the two takes the lock");
}

/* One world for each seed that `seeds` printed; only the last may have failed. */
static long
judge_seed(struct evidence *e, const struct trace_record *start, size_t n, long rounds)
{
    int status;
    int64_t when;
    char said[64];
    seen_enter_world(e, start->world);
    judge_threads(e, rounds);
    want(process_end(e, e->main, &status, &when), "the program of seed %llu never ended", (unsigned long long)start->b);
    long value = number_of(need_line(e, "balance", n), "value");
    want((value != 0) == (status != 0), "seed %llu: the balance is %ld, the status %d", (unsigned long long)start->b,
         value, status);
    snprintf(said, sizeof said, "seed %llu: status %d", (unsigned long long)start->b, status >> 8);
    want(strstr(e->output, said), "there is no line: %s", said);
    return value;
}

static void
judge_seeds(struct evidence *e, int argument)
{
    bool first_given = strcmp(e->argv[3], "-s") == 0;
    uint64_t seed = first_given ? strtoull(e->argv[4], NULL, 0) : 1;
    long rounds = arg_number(e->argc, e->argv, argument, 100000), value = 0;
    size_t n = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type == TRACE_WORLD_START && r->world != e->trace.records[0].world && r->b == seed + n) {
            want(value == 0, "it went on after a seed that failed");
            value = judge_seed(e, r, n++, rounds);
        }
    }
    want(n > 0 && value != 0, "no seed of %zu lost money", n);
    want_no_lots(e, LOTS_AND_CLOCKS);
    if (noted_stepwise(e)) {
        want_lost_update(e, value);
    }
    want(e->status == 1, "the exit status is %d", e->status);
}

static void
judge(struct evidence *e)
{
    for (int i = 1; i < e->argc; i++) {
        if (strcmp(e->argv[i], "nolock") == 0) {
            judge_seeds(e, i + 1);
            return;
        }
    }
    judge_lock(e, arg_number(e->argc, e->argv, 2, 100000));
}

LESSON_CHECK(s1, runs, judge);
