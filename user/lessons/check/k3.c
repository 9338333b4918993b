/* SPDX-License-Identifier: MIT */
/* K3: each name was processed once, by one of the three named threads, which slept behind it; and the three orders. */
#include <string.h>

#include "user/lessons/check/check.h"

#define MOST 32
#define WORKERS 3

static void
runs(struct draw *d)
{
    puts("/lessons/k3-named-workers");
    printf("/lessons/k3-named-workers %s", draw_seconds(d, MILLISECONDS(200), SECONDS(1)));
    for (long n = draw_number(d, 4, 8); n > 0; n--) {
        printf(" %s", draw_word(d));
    }
    putchar('\n');
}

/* The n-th line of this word says nothing but this name. */
static void
want_next(struct evidence *e, const char *order, size_t n, const char *name)
{
    char line[128], *at = e->output;
    snprintf(line, sizeof line, "@%s ", order);
    for (size_t i = 0; i <= n; i++) {
        at = strstr(i ? at + 1 : at, line);
        want(at, "the %s queue gave %zu names only", order, i);
    }
    at += strlen(line);
    want(strcspn(at, "\n") == strlen(name) && strncmp(at, name, strlen(name)) == 0, "the %s queue does not give %s as number %zu",
         order, name, n + 1);
}

static void
judge_orders(struct evidence *e, char **names, size_t n)
{
    bool used[MOST] = { false };
    for (size_t i = 0; i < n; i++) {
        size_t first = n;
        want_next(e, "fifo", i, names[i]);
        want_next(e, "lifo", i, names[n - 1 - i]);
        for (size_t j = 0; j < n; j++) {
            if (!used[j] && (first == n || names[j][0] < names[first][0])) {
                first = j;
            }
        }
        used[first] = true;
        want_next(e, "priority", i, names[first]);
    }
}

/* How many names this worker says it has processed. */
static size_t
processed_by(struct evidence *e, const char *worker, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        count += says(need_line(e, "processing", i), "worker", worker);
    }
    return count;
}

static void
judge_name(struct evidence *e, const char *name, size_t n, int64_t when)
{
    size_t times = 0;
    for (size_t i = 0; i < n; i++) {
        const struct line *l = need_line(e, "processing", i);
        if (says(l, "name", name)) {
            want_ms(l, "ms", when);
            times++;
        }
    }
    want(times == 1, "%s was processed %zu times", name, times);
}

static void
judge(struct evidence *e)
{
    static char *usual[] = { "One", "Two", "Three", "Four", "Five" };
    int64_t seconds = arg_seconds(e->argc, e->argv, 1, "1");
    char **names = e->argc > 2 ? e->argv + 2 : usual;
    size_t n = e->argc > 2 ? (size_t)e->argc - 2 : 5, rounds = (n + WORKERS - 1) / WORKERS, all = 0;
    uint32_t thread[WORKERS];
    want(n <= MOST, "at most %d names can be judged", MOST);
    want(threads_of(e, e->main, thread, WORKERS) == WORKERS, "the lesson did not make exactly three threads");
    for (size_t i = 0; i < n; i++) {
        judge_name(e, names[i], n, (int64_t)(i / WORKERS) * seconds);
    }
    for (size_t w = 0; w < WORKERS; w++) {
        char name[16];
        snprintf(name, sizeof name, "Thread-%zu", w + 1);
        size_t done = processed_by(e, name, n), slept = count_blocks(e, thread[w], TRACE_REASON_SLEEP, TICK);
        want(was_named(e, thread[w], name), "thread %u has another name", thread[w]);
        want(slept == rounds || (slept == rounds - 1 && done < rounds), "%s slept %zu times", name, slept);
        want(done <= slept, "%s processed %zu names and slept %zu times", name, done, slept);
        want_sleeps(e, thread[w], slept, seconds);
        all += done;
    }
    want(all == n, "other workers than the three are told of");
    want_ms(need_line(e, "exit", 0), "ms", (int64_t)rounds * seconds);
    want(n <= WORKERS || waited_for(e, e->main, (int64_t)(rounds - 1) * seconds), "the main thread did not sleep until the queue was done");
    judge_orders(e, names, n);
    want_called_times(e, "a queue", 6 * n, A_QUEUE);
}

LESSON_CHECK_CLOSELY(k3, runs, judge);
