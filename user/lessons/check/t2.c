/* SPDX-License-Identifier: MIT */
/* T2: two threads slept side by side, the rounds together, three seconds in all; and over the explorer's schedules each
 * pair came in both orders, as each world's own output tells. */
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

#define SCHEDULES 60

static void
runs(struct draw *d)
{
    puts("/lessons/t2-sing-dance");
    printf("/bin/explore -a -n %d /lessons/t2-sing-dance order\n", SCHEDULES);
    long rounds = draw_number(d, 2, 6);
    printf("/lessons/t2-sing-dance plain %ld %s\n", rounds, draw_seconds(d, MILLISECONDS(300), SECONDS(2)));
}

/* Both threads of the world we are in slept at least `sleeps` times and printed `rounds` lines themselves. */
static void
judge_threads(struct evidence *e, uint32_t *thread, size_t sleeps, size_t rounds)
{
    want(threads_of(e, e->main, thread, 2) == 2, "the lesson did not make exactly two threads");
    for (int i = 0; i < 2; i++) {
        want(count_blocks(e, thread[i], TRACE_REASON_SLEEP, 0) >= sleeps, "thread %u did not sleep %zu times", thread[i], sleeps);
        want(count_calls(e, thread[i], SYS_write, ANY_RESULT) == rounds, "thread %u did not print %zu lines", thread[i],
             rounds);
    }
}

/* At the same times, and that long; in the explorer's worlds the trace has another clock than they. */
static void
judge_sleeps(struct evidence *e, const uint32_t *thread, size_t rounds, int64_t pause)
{
    for (size_t r = 0; r < rounds; r++) {
        want_sleeps(e, thread[r % 2], rounds, pause);
        want(overlap(block_of(e, thread[0], TRACE_REASON_SLEEP, TICK, r), block_of(e, thread[1], TRACE_REASON_SLEEP, TICK, r)),
             "in round %zu they did not sleep side by side", r);
    }
}

/* Who is first in each of the rounds that begin at line `from`: a bit where it is dance. */
static int
order_of(struct evidence *e, size_t from, size_t rounds)
{
    int dance_first = 0;
    for (size_t r = 0; r < rounds; r++) {
        const struct line *a = &e->lines[from + 2 * r], *b = a + 1;
        want(from + 2 * r + 1 < e->line_count && strcmp(a->word, b->word) != 0, "round %zu is not a line of each", r);
        want(number_of(a, "round") == (long)r && number_of(b, "round") == (long)r, "the rounds are mixed");
        dance_first |= (strcmp(a->word, "dance") == 0) << r;
    }
    return dance_first;
}

/* Where the line of this round is, of the 2 * rounds from `from` on. */
static size_t
place_of(const struct evidence *e, size_t from, size_t rounds, const char *word, size_t round)
{
    size_t i = from, found = 0, place = 0;
    for (; i < from + 2 * rounds; i++) {
        if (strcmp(e->lines[i].word, word) == 0 && number_of(&e->lines[i], "round") == (long)round) {
            place = i;
            found++;
        }
    }
    want(found == 1, "there is not one line @%s of round %zu", word, round);
    return place;
}

/* The same where the schedule decides how late a thread wakes: its next line may come before the other's last one. */
static int
explored_order_of(const struct evidence *e, size_t from, size_t rounds)
{
    int dance_first = 0;
    for (size_t r = 0; r < rounds; r++) {
        dance_first |= (place_of(e, from, rounds, "dance", r) < place_of(e, from, rounds, "sing", r)) << r;
    }
    return dance_first;
}

static void
judge_plain(struct evidence *e)
{
    size_t rounds = (size_t)arg_number(e->argc, e->argv, 2, 3);
    int64_t pause = arg_seconds(e->argc, e->argv, 3, "1");
    uint32_t thread[2];
    judge_threads(e, thread, rounds, rounds);
    judge_sleeps(e, thread, rounds, pause);
    want(count_lines(e, "sing") == rounds && count_lines(e, "dance") == rounds, "not %zu rounds of each", rounds);
    order_of(e, 0, rounds);
    want(waited_for(e, e->main, (int64_t)rounds * pause), "the main thread did not wait for the end");
    want_ms(need_line(e, "total", 0), "ms", (int64_t)rounds * pause);
}

/* The worlds whose output is to be seen are the last ones, one for each ending. */
static void
judge_explored(struct evidence *e)
{
    size_t shown = 0, worlds = 0, before = 0, each = 2 * 3 + 1;
    int seen[2] = { 0, 0 };
    for (const char *p = e->output; (p = strstr(p, "explore: seed")) != NULL; p++) {
        shown++;
    }
    for (uint64_t i = 0; i < e->trace.count; i++) {
        worlds += e->trace.records[i].type == TRACE_WORLD_START && e->trace.records[i].world != e->trace.records[0].world;
    }
    want(worlds == SCHEDULES + shown && e->line_count == shown * each, "not each ending of the schedules was shown once");
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type == TRACE_WORLD_START && r->world != e->trace.records[0].world && before++ >= SCHEDULES) {
            seen_enter_world(e, (uint16_t)r->a);
            uint32_t thread[2];
            judge_threads(e, thread, 1, 3);     /* who is late for a deadline need not sleep until it */
            int dance_first = explored_order_of(e, (before - SCHEDULES - 1) * each, 3), status = 0;
            int64_t when;
            want(process_end(e, e->main, &status, &when) && status >> 8 == dance_first, "the status tells another order");
            seen[0] |= ~dance_first;
            seen[1] |= dance_first;
        }
    }
    want((seen[0] & seen[1] & 7) == 7, "%d schedules did not show both orders of every pair", SCHEDULES);
}

static void
judge(struct evidence *e)
{
    if (strcmp(e->argv[0], "/bin/explore") == 0) {
        judge_explored(e);
    } else {
        judge_plain(e);
    }
}

LESSON_CHECK(t2, runs, judge);
