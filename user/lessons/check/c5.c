/* SPDX-License-Identifier: MIT */
/* C5: one thread; first one long wait for descriptors and timers between all starts and all ends, then a sleep each. */
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

static void
runs(struct draw *d)
{
    puts("/lessons/c5-event-loop");
    long count = draw_number(d, 3, 30);
    printf("/lessons/c5-event-loop %ld %s\n", count, draw_seconds(d, MILLISECONDS(300), SECONDS(3)));
}

static void
judge(struct evidence *e)
{
    long count = arg_number(e->argc, e->argv, 1, 10);
    int64_t delay = arg_seconds(e->argc, e->argv, 2, "2");
    uint32_t other;
    want(threads_of(e, e->main, &other, 1) == 0 && children_of(e, e->main, &other, 1) == 0, "there are others who sleep");
    want(e->line_count == 4 * (size_t)count + 2, "%zu lines, not %ld", e->line_count, 4 * count + 2);
    bool started[1000] = { false }, ended[1000] = { false };
    for (long i = 0; i < 2 * count; i++) {
        const struct line *l = &e->lines[i];
        bool start = i < count;
        want(strcmp(l->word, start ? "start" : "end") == 0, "the coroutines do not all start before one ends");
        long n = number_of(l, "n");
        bool *told = n >= 0 && n < count ? start ? &started[n] : &ended[n] : NULL;
        want(told && !*told, "number %ld does not start and end once", n);
        *told = true;
    }
    const struct line *asynchronous = need_line(e, "time", 0), *blocking = need_line(e, "time", 1);
    want(says(asynchronous, "sleep", "asyncio") && says(blocking, "sleep", "time"), "not both sleeps");
    want_ms(asynchronous, "ms", delay);
    want_ms(blocking, "ms", count * delay);
    for (long i = 0; i < count; i++) {
        long n = number_of(need_line(e, "start", (size_t)(count + i)), "n");
        want(number_of(need_line(e, "end", (size_t)(count + i)), "n") == n, "another one starts while %ld blocks", n);
    }
    size_t slept = count_blocks(e, e->main, ANY_REASON, TICK);
    want(slept == 1 + (size_t)count, "it slept %zu times, not once in the loop and %ld times blocking it", slept, count);
    for (size_t i = 0; i < slept; i++) {
        want(near(block_time(block_of(e, e->main, ANY_REASON, TICK, i)), delay), "sleep %zu is not as long", i);
    }
    /* A loop may be of one's own, if its sleep is that of a clock it looked at for each. */
    bool looks = calls_before(e, e->main, SYS_clock_gettime, block_of(e, e->main, ANY_REASON, TICK, 0)->from) >= (size_t)count;
    if (!looks || !goes_on_by_hand(e, 3 * (size_t)count, 0)) {
        want_called_times(e, "a loop", 3 * (size_t)count, A_LOOP);
    }
}

LESSON_CHECK_CLOSELY(c5, runs, judge);
