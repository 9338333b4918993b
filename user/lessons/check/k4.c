/* SPDX-License-Identifier: MIT */
/* K4: under a seed that was searched for, a thread found the list empty that had just not been empty, and it was interrupted
 * as often as that; with the queue under none, and none went away with nothing. */
#include <string.h>

#include "user/lessons/check/memory.h"

#define MOST 16
#define FEW 2           /* seeds, to see that something is shared */

struct values {
    bool queue;
    long appended, count, times;
    int64_t delay;
};

static void
runs(struct draw *d)
{
    puts("/lessons/k4-list-or-queue");
    puts("/lessons/k4-list-or-queue list");
    long count = draw_number(d, 3, 10), first = draw_number(d, 1000, 9000);
    printf("/lessons/k4-list-or-queue queue %ld %ld %s\n", count + draw_number(d, 0, 20), count,
           draw_seconds(d, MILLISECONDS(300), SECONDS(3)));
    printf("/bin/seeds -n 5 -s %ld /lessons/k4-list-or-queue queue 6 6 2 50\n", first);
    long appended = draw_number(d, 5, 7);
    printf("--stepwise /bin/seeds -n %d -s %ld /lessons/k4-list-or-queue list 6 6 0.1 60\n", FEW, first);
    printf("--closely /bin/seeds -n 200 -s %ld /lessons/k4-list-or-queue list %ld %ld %s 300\n", first, appended, draw_number(d, 5, 7),
           draw_seconds(d, MILLISECONDS(100), SECONDS(1)));
}

static void
read_values(struct evidence *e, int mode, struct values *v)
{
    v->queue = strcmp(arg_text(e->argc, e->argv, mode, "queue"), "queue") == 0;
    v->appended = arg_number(e->argc, e->argv, mode + 1, 20);
    v->count = arg_number(e->argc, e->argv, mode + 2, 10);
    v->delay = arg_seconds(e->argc, e->argv, mode + 3, "2");
    v->times = arg_number(e->argc, e->argv, mode + 4, 1);
    want(v->count < MOST, "fewer than %d threads can be judged", MOST);
}

/* How often this thread gave a processor away. */
static long
switches(const struct evidence *e, uint32_t tid)
{
    long n = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        n += r->type == TRACE_SWITCH && r->tid == tid && r->world == e->world;
    }
    return n;
}

/* One program, of which `end` is the last line; its errors are so many. */
static long
judge_program(struct evidence *e, const struct values *v, const struct line *end)
{
    uint32_t thread[MOST];
    long taken = number_of(end, "taken"), nothing = number_of(end, "nothing"), errors = number_of(end, "errors"), given_up = 0;
    want(threads_of(e, e->main, thread, MOST) == (size_t)v->count + 1, "the lesson did not make %ld threads", v->count + 1);
    for (long i = 0; i <= v->count; i++) {
        want_sleeps(e, thread[i], 1, v->delay);
        want(cpu_time(e, thread[i]) >= v->times * 10, "thread %u did not do it %ld times", thread[i], v->times);
        given_up += switches(e, thread[i]);
    }
    want(taken + nothing + errors == v->count * v->times, "not %ld were wanted", v->count * v->times);
    want(taken + number_of(end, "left") == v->appended * v->times, "not %ld were appended", v->appended * v->times);
    want(!v->queue || (nothing == 0 && errors == 0), "somebody got nothing out of the queue");
    want(errors <= given_up, "%ld errors, though the threads gave up the processor %ld times only", errors, given_up);
    want(errors == 0 || nothing > errors, "who found nothing was told of an error instead");
    return errors;
}

/* Who has the library's list is told by it; who has one of his own, it is that the threads share. */
static void
judge_list(struct evidence *e, long errors, bool few)
{
    bool library = called(e, "deque_*");
    want_no_lots(e, LOTS);
    want(!library || times_refused_after(e, "deque_len", SOMETHING, "deque_pop*") == (size_t)errors,
         "%ld errors are told, and so often no thread was refused by deque_pop where deque_len had said that there is one", errors);
    want(!few || library || updates_of(e).all > 0, "there is no list that the threads share");
}

/* One world for each seed that `seeds` printed; only the last may have failed. */
static void
judge_seeds(struct evidence *e, const struct values *v)
{
    uint64_t seed = strtoull(e->argv[4], NULL, 0);
    long errors = 0;
    size_t n = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type == TRACE_WORLD_START && r->world != e->trace.records[0].world && r->b == seed + n) {
            want(errors == 0, "it went on after a seed that failed");
            seen_enter_world(e, r->world);
            errors = judge_program(e, v, need_line(e, "end", n++));
        }
    }
    bool few = strtoull(e->argv[2], NULL, 0) == FEW;
    want(v->queue ? n == strtoull(e->argv[2], NULL, 0) && errors == 0 : n > 0 && (errors > 0 || few), "after %zu seeds there are %ld errors", n,
         errors);
    want(e->status == (errors > 0), "the exit status is %d", e->status);
    if (!v->queue) {
        judge_list(e, errors, few);
    }
}

static void
judge(struct evidence *e)
{
    bool seeds = strcmp(e->argv[0], "/bin/seeds") == 0;
    struct values v;
    read_values(e, seeds ? 6 : 1, &v);
    if (seeds) {
        judge_seeds(e, &v);
        return;
    }
    long errors = judge_program(e, &v, need_line(e, "end", 0));
    want(e->status == (errors > 0), "the exit status is %d", e->status);
    want_ms(need_line(e, "end", 0), "ms", v.delay);
    want_called(e, "a list or a queue for threads", A_QUEUE);
}

LESSON_CHECK(k4, runs, judge);
