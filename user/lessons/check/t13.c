/* SPDX-License-Identifier: MIT */
/* T13: each timer is a thread that slept its interval, the last one until it was cancelled; who asks waits for each answer, and asks
 * again after the wrong one.  In the race a seed is found under which the chain goes on, because main had looked which timer it
 * is when the next was not there yet; other schedules let it end; and mended all do. */
#include <ctype.h>
#include <string.h>

#include "user/lessons/check/memory.h"

#define MOST 64
#define WAITS "*sleep* *wait* *join* *select poll ppoll"
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
    printf("/bin/seeds -n 50 /lessons/t13-timer race mended %s\n", draw_seconds(d, SECONDS(1), SECONDS(2)));
    const char *tie = draw_seconds(d, SECONDS(1), SECONDS(5));
    printf("/bin/explore -a -n 40 /lessons/t13-timer race notes %s\n", tie);
    printf("--stepwise /bin/seeds -n 200 /lessons/t13-timer race notes %s\n", tie);
}

static void
want_wait(const struct evidence *e, uint32_t tid, int64_t expected)
{
    const struct block *b = block_of(e, tid, TRACE_REASON_FUTEX, TICK / 2, 0);
    want(b && near(block_time(b), expected), "timer thread %u did not wait %ld ms", tid, (long)(expected / MILLISECONDS(1)));
}

/* What is typed is the code that was told last; letters may be small. */
static bool
is_code(const struct line *answer, const struct line *code)
{
    return strcasecmp(value_of(answer, "text"), value_of(code, "text")) == 0;
}

static void
judge_code(const struct evidence *e, size_t i)
{
    const char *text = value_of(need_line(e, "code", i), "text");
    want(strlen(text) == 4 && strspn(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 4, "\"%s\" is no code of four letters and digits", text);
    want(i == 0 || !is_code(need_line(e, "code", i), need_line(e, "code", i - 1)), "code %zu is the one before", i + 1);
}

/* A thread waited so long, and then so long. */
static bool
waited_twice(const struct evidence *e, int64_t first, int64_t then)
{
    for (const struct block *a = e->blocks; a < e->blocks + e->block_count; a++) {
        for (const struct block *b = a + 1; near(block_time(a), first) && b < e->blocks + e->block_count; b++) {
            if (b->tid == a->tid && near(block_time(b), then)) {
                return true;
            }
        }
    }
    return false;
}

/* Asked, answered wrongly, asked again, answered rightly, each when it was. */
static void
judge_answers(const struct evidence *e, int64_t wrong, int64_t right, size_t codes)
{
    static const char *const order[] = { "prompt", "answer", "prompt", "answer" };
    const int64_t when[] = { 0, wrong, wrong, right };
    const struct line *code = NULL;
    size_t n = 0;
    for (const struct line *l = e->lines; l < e->lines + e->line_count; l++) {
        code = strcmp(l->word, "code") == 0 ? l : code;
        if (strcmp(l->word, "prompt") != 0 && strcmp(l->word, "answer") != 0) {
            continue;
        }
        want(n < 4 && strcmp(l->word, order[n]) == 0, "%s", n == 2 ? "after the wrong answer it does not ask again" : "it asks, is answered wrongly, "
             "asks again and is answered rightly: @prompt, @answer, twice");
        want_ms(l, "ms", when[n]);
        if (*l->word == 'p') {
            want(number_of(l, "n") == (long)n / 2 + 1, "it asks for the %zu. time", n / 2 + 1);
        } else {
            want(number_of(l, "ok") == (n == 3) && code && is_code(l, code) == (n == 3), "first a wrong answer, then the right one");
        }
        n++;
    }
    want(n == 4, "it asks and is answered %zu times, not twice", n);
    want(waited_twice(e, wrong, right - wrong), "nobody waited %ld ms for an answer and then %ld ms for another", (long)(wrong / MILLISECONDS(1)),
         (long)((right - wrong) / MILLISECONDS(1)));
    want(codes == count_lines(e, "code"), "there are %zu codes, not %zu", count_lines(e, "code"), codes);
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
        judge_code(e, i);
        want_ms(l, "ms", (int64_t)i * interval);
        want_wait(e, thread[i + 1], i + 1 < codes ? interval : right - (int64_t)i * interval);
    }
    judge_answers(e, wrong, right, codes);
    want(number_of(need_line(e, "end", 0), "codes") == (long)codes, "there were %zu codes", codes);
    want_ms(need_line(e, "end", 0), "ms", right);
}

/* Main's sleep ends when the first timer does, and it cancels.  As in the notes, the chain has ended only if the last one was woken
 * before its time. */
static void
judge_tie(const struct evidence *e, int64_t interval, bool goes_on, bool mended)
{
    uint32_t timer[MOST];
    size_t timers = threads_of(e, e->main, timer, MOST);
    const struct block *sleep = block_of(e, e->main, TRACE_REASON_SLEEP, TICK, 0);
    const struct block *first = timers > 0 ? block_of(e, timer[0], TRACE_REASON_FUTEX, TICK / 2, 0) : NULL;
    want(sleep && near(block_time(sleep), interval), "main did not wait for the renewal");
    want(first && near(block_time(first), interval), "there is no timer of %ld ms", (long)(interval / MILLISECONDS(1)));
    want(llabs(sleep->to - first->to) < MILLISECONDS(1), "the answer does not come in the moment of the renewal");
    want(!goes_on || first->timed_out, "the chain goes on, though its first timer was cancelled before it was due");
    if (!goes_on && !mended && timers <= MOST) {
        const struct block *last = block_of(e, timer[timers - 1], TRACE_REASON_FUTEX, TICK / 2, 0);
        want(!last || !last->timed_out, "nobody cancelled the last timer, and yet there is no other");
    }
}

/* The n-th line of this kind, which has no keys. */
static bool
says_race(const struct evidence *e, size_t n, bool goes_on)
{
    const char *line = e->output;
    for (size_t i = 0; line && i <= n; i++) {
        line = strstr(i ? line + 1 : line, "@race ");
    }
    return line && strncmp(line, goes_on ? "@race goes-on" : "@race ends", goes_on ? 13 : 10) == 0;
}

/* A world: the chain went on if and only if the kernel saw more timers than two, and the status says so. */
static bool
judge_world(struct evidence *e, const struct trace_record *start)
{
    int status;
    int64_t when;
    unsigned long long seed = start->b;
    seen_enter_world(e, (uint16_t)start->a);
    want(process_end(e, e->main, &status, &when), "the program of seed %llu never ended", seed);
    bool goes_on = status != 0;
    size_t timers = threads_of(e, e->main, NULL, 0);
    want(goes_on ? timers > 2 : timers <= 2, "seed %llu made %zu timers, and says by its status that the codes %s", seed, timers,
         goes_on ? "go on" : "end");
    return goes_on;
}

static bool
judge_seed(struct evidence *e, const struct trace_record *start, size_t n, int64_t interval, bool mended)
{
    char said[64];
    bool goes_on = judge_world(e, start);
    judge_tie(e, interval, goes_on, mended);
    want(says_race(e, n, goes_on), "seed %llu says another thing than its status", (unsigned long long)start->b);
    snprintf(said, sizeof said, "seed %llu: status %d", (unsigned long long)start->b, goes_on);
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
    want(!noted_stepwise(e) || main_was_too_early(e, WAITS, CANCELS),
         "the codes go on, though when it cancelled it did not look at the timer that the renewal was about to replace");
}

/* The worlds behind those that were counted show an ending each.  No time passes in them: a sleep ends when nobody else can run. */
static void
judge_explored(struct evidence *e)
{
    size_t worlds = 0, counted = (size_t)strtoul(e->argv[3], NULL, 10), seen = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type == TRACE_WORLD_START && r->world != e->trace.records[0].world && worlds++ >= counted) {
            bool goes_on = judge_world(e, r);
            want(count_blocks(e, e->main, TRACE_REASON_SLEEP, 0) > 0, "main did not wait for the renewal");
            want(says_race(e, worlds - counted - 1, goes_on), "what it says is not what its schedule made");
            seen |= goes_on ? 1 : 2;
        }
    }
    want(seen == 3, "of %zu schedules %s lets the chain %s", counted, seen ? "each" : "none", seen == 1 ? "go on" : "end");
    want_no_lots(e, LOTS);
}

static void
judge(struct evidence *e)
{
    if (strcmp(e->argv[0], "/bin/explore") == 0) {
        judge_explored(e);
    } else if (e->argc > 5 && strcmp(e->argv[4], "race") == 0) {
        judge_seeds(e, strcmp(e->argv[5], "mended") == 0);
    } else {
        judge_plain(e);
    }
}

LESSON_CHECK(t13, runs, judge);
