/* SPDX-License-Identifier: MIT */
/* C9: no line, one line, all lines by time; the loop sleeps once for each time, and the last sleep ends by the thread. */
#include "user/lessons/check/check.h"

#define MOST 16

static void
runs(struct draw *d)
{
    puts("/lessons/c9-call-later");
    printf("/lessons/c9-call-later");
    for (long n = draw_number(d, 3, 6); n > 0; n--) {
        printf(" %s", draw_seconds(d, MILLISECONDS(100), SECONDS(4)));
    }
    printf("\n");
}

struct expected {
    int64_t delay;
    const char *way;
};

/* Stable, as the loop's timers are. */
static void
sort(struct expected *x, int n)
{
    for (int i = 1; i < n; i++) {
        struct expected one = x[i];
        int at = i;
        for (; at > 0 && x[at - 1].delay > one.delay; at--) {
            x[at] = x[at - 1];
        }
        x[at] = one;
    }
}

static void
want_callback(struct evidence *e, size_t n, int64_t delay, const char *way, int64_t when)
{
    char seconds[32];
    const struct line *l = need_line(e, "sleep", n);
    snprintf(seconds, sizeof seconds, "%ld.%02ld", (long)(delay / SECONDS(1)), (long)(delay % SECONDS(1) / TICK));
    want(says(l, "seconds", seconds) && says(l, "way", way), "line %zu is not %s by call_%s", n, seconds, way);
    want_ms(l, "ms", when);
}

static void
judge(struct evidence *e)
{
    static char *usual[] = { NULL, "2", "1", "3" };
    char **argv = e->argc > 1 ? e->argv : usual;
    int count = e->argc > 1 ? e->argc - 1 : 3, n = 0;
    struct expected later[2 * MOST];
    int64_t delay[MOST];
    for (int i = 0; i < count; i++) {
        delay[i] = seconds_of(argv[i + 1]);
        later[n++] = (struct expected){ delay[i], "later" };
    }
    for (int i = 0; i < count; i++) {
        if (i != 1) {
            later[n++] = (struct expected){ delay[i], "at" };
        }
    }
    sort(later, n);
    int64_t end = later[n - 1].delay + MILLISECONDS(500);

    want(e->line_count == (size_t)n + 8, "%zu lines, not %d", e->line_count, n + 8);
    want(strcmp(e->lines[1].word, "raised") == 0 && says(&e->lines[1], "error", "TypeError"), "as written a line is printed");
    want(strcmp(e->lines[3].word, "sleep") == 0 && strcmp(e->lines[4].word, "stopped") == 0, "without it not one line");
    want_callback(e, 0, delay[0], "soon", 0);
    want_ms(&e->lines[4], "ms", 0);
    want_callback(e, 1, delay[0], "soon", 0);
    size_t sleeps = 1;
    for (int i = 0; i < n; i++) {
        want_callback(e, (size_t)i + 2, later[i].delay, later[i].way, later[i].delay);
        sleeps += i == 0 || later[i].delay - later[i - 1].delay > MILLISECONDS(1);
    }
    want(count_lines(e, "sleep") == (size_t)n + 2, "not %d lines", n + 2);
    want_ms(need_line(e, "stopped", 1), "ms", end);

    uint32_t thread;
    want(threads_of(e, e->main, &thread, 1) == 1, "not exactly one other thread stops the loop");
    want_sleeps(e, thread, 1, end);
    size_t seen = count_blocks(e, e->main, ANY_REASON, TICK / 2);
    want(seen <= sleeps && seen + 1 >= sleeps, "the loop slept %zu times, not %zu", seen, sleeps);
    const struct block *last = block_of(e, e->main, ANY_REASON, TICK / 2, seen - 1);
    want(near(block_time(last), MILLISECONDS(500)), "nobody woke the loop at the end");
    want_called_times(e, "a loop", (size_t)n + 2, A_LOOP);
}

LESSON_CHECK_CLOSELY(c9, runs, judge);
