/* SPDX-License-Identifier: MIT */
/* K1: the waits of puts and gets are those of a queue of that size; the kernel saw the long ones. */
#include <string.h>

#include "user/lessons/check/check.h"

#define MOST 64

static void
runs(struct draw *d)
{
    puts("/lessons/k1-producer-consumer");
    long maxsize = draw_number(d, 1, 3), items = draw_number(d, 5, 12);
    const char *produce = draw_seconds(d, MILLISECONDS(100), MILLISECONDS(300));
    printf("/lessons/k1-producer-consumer %ld %ld %s %s\n", maxsize, items, produce,
           draw_seconds(d, MILLISECONDS(400), SECONDS(1)));
}

struct plan {
    int64_t put_wait[MOST + 1], get_wait[MOST + 1];
};

static int64_t
later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* How long each put and get must wait; maxsize 0: no bound.  Items count from 1. */
static void
make_plan(struct plan *p, long maxsize, long items, int64_t produce, int64_t consume)
{
    int64_t producer = 0, consumer = 0, got[MOST + 1] = { 0 };
    for (long i = 1; i <= items; i++) {
        int64_t put = maxsize && i > maxsize ? later(producer, got[i - maxsize]) : producer;
        got[i] = later(consumer, put);
        p->put_wait[i] = put - producer;
        p->get_wait[i] = got[i] - consumer;
        producer = put + produce;
        consumer = got[i] + consume;
    }
}

/* Every wait of the plan of more than a tick was seen as a sleep of that thread, and no others were. */
static void
judge_waits(struct evidence *e, const char *who, uint32_t tid, const int64_t *wait, long items)
{
    size_t planned = 0;
    for (long i = 1; i <= items; i++) {
        if (wait[i] > TICK) {
            const struct block *b = wait_of(e, tid, TICK, planned++);
            want(b && near(block_time(b), wait[i]), "%s did not wait %lld ms for item %ld", who,
                 (long long)(wait[i] / MILLISECONDS(1)), i);
        }
    }
    want(count_waits(e, tid, 2 * TICK) <= planned, "%s waited too often", who);
}

static void
judge_phase(struct evidence *e, long phase, long maxsize, long items, const uint32_t thread[2])
{
    int64_t produce = arg_seconds(e->argc, e->argv, 3, "0.2"), consume = arg_seconds(e->argc, e->argv, 4, "1");
    struct plan plan;
    want(number_of(need_line(e, "queue", (size_t)phase), "maxsize") == maxsize, "the queue is for %ld", maxsize);
    make_plan(&plan, maxsize, items, produce, consume);
    for (long i = 1; i <= items; i++) {
        const struct line *put = need_line(e, "put", (size_t)(phase * items + i - 1));
        const struct line *get = need_line(e, "get", (size_t)(phase * items + i - 1));
        want(number_of(put, "item") == i && number_of(get, "item") == i, "item %ld came out of order", i);
        want_ms(put, "waited_ms", plan.put_wait[i]);
    }
    want(was_named(e, thread[0], "Producer") && was_named(e, thread[1], "Consumer"), "the threads have other names");
    want_sleeps(e, thread[0], (size_t)items, produce);
    want_sleeps(e, thread[1], (size_t)items, consume);
    judge_waits(e, "Producer", thread[0], plan.put_wait, items);
    judge_waits(e, "Consumer", thread[1], plan.get_wait, items);
}

static void
judge(struct evidence *e)
{
    long maxsize = arg_number(e->argc, e->argv, 1, 1), items = arg_number(e->argc, e->argv, 2, 4);
    uint32_t thread[4];
    want(items <= MOST, "at most %d items can be judged", MOST);
    want(threads_of(e, e->main, thread, 4) == 4, "the lesson did not make exactly four threads");
    judge_phase(e, 0, 0, items, thread);
    judge_phase(e, 1, maxsize, items, thread + 2);
    want(count_lines(e, "get") == (size_t)(2 * items), "not %ld items came out", 2 * items);
    want_called(e, "a queue", A_QUEUE);
}

LESSON_CHECK(k1, runs, judge);
