/* SPDX-License-Identifier: MIT */
/* S13: by the threads' sleeps, which they have with the lock: readers overlap, the writer is alone; it waits for all the
 * reading where readers are preferred, and for the reader before it in the order of arrival. */
#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/s13-readers-writer");
    const char *reading = draw_seconds(d, MILLISECONDS(600), SECONDS(2));
    long rounds = draw_number(d, 3, 8);
    printf("/lessons/s13-readers-writer %s %ld %s\n", reading, rounds, draw_seconds(d, MILLISECONDS(200), SECONDS(1)));
}

/* The sleep number n of the thread, the first of which is its delay. */
static const struct block *
sleep_of(const struct evidence *e, uint32_t tid, size_t n)
{
    const struct block *b = block_of(e, tid, TRACE_REASON_SLEEP, TICK / 20, n);
    want(b, "thread %u slept %zu times only", tid, n);
    return b;
}

static void
judge_inside(struct evidence *e, const uint32_t *thread, long rounds, int64_t reading, int64_t writing)
{
    const struct block *write = sleep_of(e, thread[2], 1);
    bool together = false;
    want(near(block_time(write), writing), "the writer wrote for another time");
    for (long i = 1; i <= rounds; i++) {
        for (int r = 0; r < 2; r++) {
            const struct block *b = sleep_of(e, thread[r], (size_t)i);
            want(near(block_time(b), reading), "a reader read for another time");
            want(!overlap(b, write), "a reader and the writer were inside at once");
            for (long j = 1; r == 0 && j <= rounds; j++) {
                together |= overlap(b, sleep_of(e, thread[1], (size_t)j));
            }
        }
    }
    want(together, "the readers were never inside together");
}

static void
judge_phase(struct evidence *e, size_t phase, const uint32_t *thread, int64_t wait)
{
    long rounds = arg_number(e->argc, e->argv, 2, 5);
    int64_t reading = arg_seconds(e->argc, e->argv, 1, "1"), writing = arg_seconds(e->argc, e->argv, 3, "0.5");
    judge_inside(e, thread, rounds, reading, writing);
    want_ms(need_line(e, "writer", phase), "waited_ms", wait);
    want(waited_for(e, thread[2], wait), "the writer did not sleep %ld ms for the lock", (long)(wait / MILLISECONDS(1)));
}

static void
judge(struct evidence *e)
{
    long rounds = arg_number(e->argc, e->argv, 2, 5);
    int64_t reading = arg_seconds(e->argc, e->argv, 1, "1"), writing = arg_seconds(e->argc, e->argv, 3, "0.5");
    uint32_t thread[6];
    want(threads_of(e, e->main, thread, 6) == 6, "the lesson did not make exactly six threads");
    judge_phase(e, 0, thread, reading / 4 + rounds * reading);
    judge_phase(e, 1, thread + 3, reading - reading / 4);
    want_ms(need_line(e, "total", 0), "ms", reading / 2 + rounds * reading + writing);
    want(number_of(need_line(e, "total", 1), "ms") >= (rounds * reading + writing) / MILLISECONDS(1), "too short");
    want(count_lines(e, "writer") == 2, "the writer did not come twice");
    want_called(e, "a lock", A_LOCK);
}

LESSON_CHECK(s13, runs, judge);
