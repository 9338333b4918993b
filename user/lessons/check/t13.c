/* SPDX-License-Identifier: MIT */
/* T13: each timer is a thread that slept its interval, the last one until it was cancelled; in the race a seed is found under
 * which the chain goes on, and none when mended. */
#include <string.h>

#include "user/lessons/check/check.h"

#define MOST 64
#define CANCELS "timer_cancel event_set condition_notify* pthread_cond_* semaphore_release sem_post pthread_kill"

static void
runs(struct draw *d)
{
    puts("/lessons/t13-timer");
    const char *hello = draw_seconds(d, MILLISECONDS(300), SECONDS(3));
    long interval = draw_number(d, 50, 200), wrong = interval + draw_number(d, 5, interval / 2);
    long right = draw_number(d, 2, 6) * interval + draw_number(d, 5, interval - 5);
    printf("/lessons/t13-timer %s %ld.%02ld %ld.%02ld %ld.%02ld\n", hello, interval / 100, interval % 100, wrong / 100,
           wrong % 100, right / 100, right % 100);
    printf("--closely /bin/seeds -n 200 /lessons/t13-timer race notes %s\n", draw_seconds(d, SECONDS(1), SECONDS(5)));
    printf("/bin/seeds -n 100 /lessons/t13-timer race mended %s\n", draw_seconds(d, SECONDS(1), SECONDS(2)));
}

static void
want_wait(const struct evidence *e, uint32_t tid, int64_t expected)
{
    const struct block *b = block_of(e, tid, TRACE_REASON_FUTEX, TICK / 2, 0);
    want(b && near(block_time(b), expected), "timer thread %u did not wait %ld ms", tid, (long)(expected / MILLISECONDS(1)));
}

static void
judge_plain(struct evidence *e)
{
    int64_t hello = arg_seconds(e->argc, e->argv, 1, "1"), interval = arg_seconds(e->argc, e->argv, 2, "5");
    int64_t wrong = arg_seconds(e->argc, e->argv, 3, "7"), right = arg_seconds(e->argc, e->argv, 4, "12");
    size_t codes = (size_t)(right / interval) + 1;
    uint32_t thread[MOST];
    want(codes < MOST, "too many codes to judge");
    want(threads_of(e, e->main, thread, MOST) == codes + 1, "the lesson did not make exactly %zu threads", codes + 1);
    want_wait(e, thread[0], hello);
    want_ms(need_line(e, "hello", 0), "ms", hello);
    want(count_lines(e, "hello") == 1, "hello came more than once");
    for (size_t i = 0; i < codes; i++) {
        const struct line *l = need_line(e, "code", i);
        want(number_of(l, "n") == (long)i + 1, "code %zu is not the next", i + 1);
        want_ms(l, "ms", (int64_t)i * interval);
        want_wait(e, thread[i + 1], i + 1 < codes ? interval : right - (int64_t)i * interval);
    }
    want(number_of(need_line(e, "answer", 0), "ok") == 0 && number_of(need_line(e, "answer", 1), "ok") == 1,
         "first a wrong answer, then the right one");
    want_ms(need_line(e, "answer", 0), "ms", wrong);
    want_ms(need_line(e, "answer", 1), "ms", right);
    want(number_of(need_line(e, "end", 0), "codes") == (long)codes, "there were %zu codes", codes);
    want_ms(need_line(e, "end", 0), "ms", right);
}

/* Main's sleep ends when the first timer does, and it cancels; the chain has ended only if the last one was woken before its time. */
static void
judge_tie(const struct evidence *e, int64_t interval, bool goes_on)
{
    uint32_t timer[MOST];
    size_t timers = threads_of(e, e->main, timer, MOST);
    const struct block *sleep = block_of(e, e->main, TRACE_REASON_SLEEP, TICK, 0);
    const struct block *first = timers > 0 ? block_of(e, timer[0], TRACE_REASON_FUTEX, TICK / 2, 0) : NULL;
    want(sleep && near(block_time(sleep), interval), "main did not wait for the renewal");
    want(first && near(block_time(first), interval), "there is no timer of %ld ms", (long)(interval / MILLISECONDS(1)));
    want(llabs(sleep->to - first->to) < MILLISECONDS(1), "the answer does not come in the moment of the renewal");
    want(!goes_on || first->timed_out, "the chain goes on, though its first timer was cancelled before it was due");
    if (!goes_on && timers <= MOST) {
        const struct block *last = block_of(e, timer[timers - 1], TRACE_REASON_FUTEX, TICK / 2, 0);
        want(!last || !last->timed_out, "nobody cancelled the last timer, and yet there is no other");
    }
}

/* A world for each seed: the chain went on if and only if the kernel saw more timers than two. */
static bool
judge_seed(struct evidence *e, const struct trace_record *start, size_t n, int64_t interval, bool mended)
{
    int status;
    int64_t when;
    char said[64];
    const char *line = e->output;
    seen_enter_world(e, start->world);
    want(process_end(e, e->main, &status, &when), "the program of seed %llu never ended", (unsigned long long)start->b);
    for (size_t i = 0; i <= n; i++) {
        line = strstr(i ? line + 1 : line, "@race ");
        want(line, "seed %llu says nothing", (unsigned long long)start->b);
    }
    bool goes_on = strncmp(line, "@race goes-on", 13) == 0;
    size_t timers = threads_of(e, e->main, NULL, 0);
    want(goes_on == (status != 0), "seed %llu says another thing than its status", (unsigned long long)start->b);
    want(goes_on ? timers > 2 : timers <= 2, "seed %llu made %zu timers", (unsigned long long)start->b, timers);
    if (!mended) {
        judge_tie(e, interval, goes_on);
    }
    snprintf(said, sizeof said, "seed %llu: status %d", (unsigned long long)start->b, status >> 8);
    want(strstr(e->output, said), "there is no line: %s", said);
    return goes_on;
}

static void
judge_seeds(struct evidence *e, bool mended)
{
    size_t n = 0, asked = (size_t)strtoul(e->argv[2], NULL, 10);
    bool goes_on = false;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type == TRACE_WORLD_START && r->world != e->trace.records[0].world && r->b == 1 + n) {
            want(!goes_on, "it went on after a seed that failed");
            goes_on = judge_seed(e, r, n++, arg_seconds(e->argc, e->argv, 6, "5"), mended);
        }
    }
    want(mended ? !goes_on && n == asked : goes_on, mended ? "the mended chain goes on, or was tried under %zu seeds only"
                                                           : "no seed of %zu lets the chain go on", n);
    want(e->status == !mended, "the exit status is %d", e->status);
    want_no_lots(e, LOTS);
    want(threads_that_called(e, CANCELS) >= n, "not each of %zu runs called one of %s", n, CANCELS);
}

static void
judge(struct evidence *e)
{
    if (e->argc > 5 && strcmp(e->argv[4], "race") == 0) {
        judge_seeds(e, strcmp(e->argv[5], "mended") == 0);
    } else {
        judge_plain(e);
    }
}

LESSON_CHECK(t13, runs, judge);
