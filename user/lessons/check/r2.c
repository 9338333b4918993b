/* SPDX-License-Identifier: MIT */
/* R2: Full and Empty after the named time; no bound; what empty() said of the queue with a feeder fits what the feeder had sent by
 * then; a seed is found under which it says empty after three puts, and none of ours; and one under which a process that was told
 * "not empty" gets nothing. */
#include <sys/syscall.h>

#include "user/lessons/check/manager_seen.h"

static void
runs(struct draw *d)
{
    puts("/lessons/r2-limits");
    puts("/bin/seeds -n 200 /lessons/r2-limits pit fed");
    puts("/bin/seeds -n 40 /lessons/r2-limits pit plain");
    puts("--closely /bin/seeds -n 200 /lessons/r2-limits race");
    printf("--closely /bin/seeds -n 200 -s %ld /lessons/r2-limits race %ld\n", draw_number(d, 1000, 9000), draw_number(d, 3, 8));
    long maxsize = draw_number(d, 1, 9);
    const char *seconds = draw_seconds(d, MILLISECONDS(200), SECONDS(2));
    printf("/lessons/r2-limits show %ld %s %ld\n", maxsize, seconds, draw_number(d, 50, 300));
}

static void
want_count(struct evidence *e, size_t n, const char *when, long size, bool empty, bool full)
{
    const struct line *l = need_line(e, "count", n);
    want(says(l, "when", when) && number_of(l, "qsize") == size && says(l, "empty", empty ? "yes" : "no")
         && says(l, "full", full ? "yes" : "no"), "a queue that is %s", when);
}

static void
want_timed(struct evidence *e, const char *word, const char *what, int64_t timeout)
{
    const struct line *l = need_line(e, word, 0);
    want(says(l, "is", what), "@%s is %s", word, what);
    want_ms(l, "ms", timeout);
}

/* The first call of this kind that the thread began after `after`: when it began and ended.  False: none. */
static bool
first_call(const struct evidence *e, uint32_t tid, uint64_t call, int64_t after, int64_t *begin, int64_t *end)
{
    *begin = *end = -1;
    for (uint64_t i = 0; i < e->trace.count && *end < 0; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->tid != tid || r->world != e->world || r->a != call || (int64_t)r->time_ns < after) {
            continue;
        }
        if (r->type == TRACE_ENTER && *begin < 0) {
            *begin = (int64_t)r->time_ns;
        } else if (r->type == TRACE_EXIT && *begin >= 0) {
            *end = (int64_t)r->time_ns;
        }
    }
    return *end >= 0;
}

static int64_t
thread_start_time(const struct evidence *e, uint32_t tid)
{
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type == TRACE_THREAD_START && r->world == e->world && r->a == tid) {
            return (int64_t)r->time_ns;
        }
    }
    return -1;
}

/* Main asked by poll; the feeder sends.  "Empty" needs that nothing had been sent when main began to ask, and the other way round. */
static bool
judge_fed(struct evidence *e, const struct line *l, long maxsize)
{
    uint32_t feeder;
    int64_t asks, answered, sends, sent;
    want(says(l, "queue", "fed") && number_of(l, "qsize") == maxsize && says(l, "later", "no"), "the queue with a feeder");
    want(threads_of(e, e->main, &feeder, 1) == 1 && was_named(e, feeder, "QueueFeederThread"), "there is no feeder thread");
    want(messages_sent(e, feeder) == (size_t)maxsize, "the feeder did not send %ld values", maxsize);
    want(first_call(e, e->main, SYS_poll, thread_start_time(e, feeder), &asks, &answered), "the lesson never asked");
    want(first_call(e, feeder, SYS_sendmsg, 0, &sends, &sent), "the feeder never sent");
    bool empty = says(l, "empty", "yes");
    want(empty ? sent >= asks : sends <= answered, "empty() did not say %s", empty ? "yes" : "no");
    return empty;
}

static void
judge_show(struct evidence *e)
{
    long maxsize = arg_number(e->argc, e->argv, 2, 3), items = arg_number(e->argc, e->argv, 4, 100);
    int64_t timeout = arg_seconds(e->argc, e->argv, 3, "0.5");
    want_count(e, 0, "new", 0, true, false);
    want_count(e, 1, "full", maxsize, false, true);
    want_count(e, 2, "emptied", 0, true, false);
    want(says(need_line(e, "put_nowait", 0), "is", "Full"), "put_nowait is Full");
    want(says(need_line(e, "get_nowait", 0), "is", "Empty"), "get_nowait is Empty");
    want_timed(e, "put_timeout", "Full", timeout);
    want_timed(e, "get_timeout", "Empty", timeout);
    want(count_blocks(e, e->main, TRACE_REASON_FUTEX, timeout - TICK) >= 2, "the lesson did not wait for a place and for an item");
    for (size_t i = 0; i < 2; i++) {
        const struct line *l = need_line(e, "unbounded", i);
        want(number_of(l, "maxsize") == -(long)i && number_of(l, "put") == items && says(l, "full", "no"), "a queue without bound");
    }
    want(messages_sent(e, e->main) >= (size_t)(2 * maxsize + 2 * items), "the lesson did not put so much");
    const struct line *plain = need_line(e, "then", 0);
    want(says(plain, "queue", "plain") && says(plain, "empty", "no"), "what has been put is there");
    judge_fed(e, need_line(e, "then", 1), maxsize);
    want_sleeps(e, e->main, 1, timeout);
}

/* What a search was for, and in which world it is now. */
struct search {
    const char *mode, *queue;
    long number;            /* items, or the queue's size */
    size_t n;               /* worlds before this one */
};

/* Two processes; whether one of them was refused, which is its exit status. */
static int
judge_race(struct evidence *e, const struct search *s)
{
    uint32_t child[2];
    int status, failed = 0;
    int64_t when;
    const struct line *l = need_line(e, "race", s->n);
    want(number_of(l, "items") == s->number, "%ld items were there", s->number);
    want(children_of(e, e->main, child, 2) == 2, "the lesson did not make exactly two processes");
    for (int i = 0; i < 2; i++) {
        want(process_end(e, child[i], &status, &when), "a process never ended");
        failed |= status >> 8;
    }
    want(number_of(l, "found") == failed, "it is wrong about what was found");
    if (failed) {
        long pid = number_of(need_line(e, "failed", 0), "pid");
        want(pid == (long)child[0] || pid == (long)child[1], "process %ld is none of them", pid);
    }
    want(count_lines(e, "failed") <= 1, "it failed more than once");
    return failed;
}

static int
judge_pit(struct evidence *e, const struct search *s)
{
    const struct line *l = need_line(e, "then", s->n);
    if (strcmp(s->queue, "fed") == 0) {
        return judge_fed(e, l, s->number);
    }
    want(messages_sent(e, e->main) == (size_t)s->number, "the lesson did not put %ld items", s->number);
    want(says(l, "queue", "plain") && says(l, "empty", "no"), "what has been put is there");
    return 0;
}

/* The world of one seed: what was found there is the program's exit status. */
static int
judge_seed(struct evidence *e, const struct trace_record *start, const struct search *s)
{
    int status, found;
    int64_t when;
    char said[64];
    seen_enter_world(e, start->world);
    found = strcmp(s->mode, "race") == 0 ? judge_race(e, s) : judge_pit(e, s);
    want(process_end(e, e->main, &status, &when) && status >> 8 == found, "seed %llu: the status is %d",
         (unsigned long long)start->b, status);
    snprintf(said, sizeof said, "seed %llu: status %d", (unsigned long long)start->b, found);
    want(strstr(e->output, said), "there is no line: %s", said);
    return found;
}

static void
judge_search(struct evidence *e, struct search *s)
{
    uint64_t seed = strcmp(e->argv[3], "-s") == 0 ? strtoull(e->argv[4], NULL, 0) : 1;
    int found = 0, expected = strcmp(s->queue, "plain") != 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type == TRACE_WORLD_START && r->world != e->trace.records[0].world && r->b == seed + s->n) {
            want(!found, "it went on after a seed that shows it");
            found = judge_seed(e, r, s);
            s->n++;
        }
    }
    size_t taken = strcmp(s->mode, "race") == 0 ? s->n * (size_t)s->number : 0;
    want(count_lines(e, "got") == taken && count_lines(e, "look") == taken + (size_t)(taken > 0), "who looked did not take");
    if (strcmp(s->mode, "race") == 0) {
        want_no_lots(e, LOTS_AND_CLOCKS);
        want(!called(e, "*queue_empty") || times_refused_after(e, "*queue_empty", NO, "*queue_get*") == (size_t)found,
             "no process was refused by a get where the queue had said that it is not empty");
    }
    want(s->n > 0 && found == expected && e->status == expected, "%zu seeds: %s", s->n, found ? "found" : "none shows it");
}

static void
judge(struct evidence *e)
{
    for (int i = 1; i < e->argc; i++) {
        bool race = strcmp(e->argv[i], "race") == 0;
        if (race || strcmp(e->argv[i], "pit") == 0) {
            struct search s = { e->argv[i], race ? "" : arg_text(e->argc, e->argv, i + 1, "fed"), 0, 0 };
            s.number = arg_number(e->argc, e->argv, i + (race ? 1 : 2), race ? 5 : 3);
            judge_search(e, &s);
            return;
        }
    }
    judge_show(e);
    want_called(e, "a queue", A_QUEUE " " BETWEEN_PROCESSES);
}

LESSON_CHECK(r2, runs, judge);
