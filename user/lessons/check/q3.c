/* SPDX-License-Identifier: MIT */
/* Q3: map and map_async read their input before a task begins, in the caller; imap's is read in another thread while tasks
 * are done, as fast as it comes; who returned when. */
#include "user/lessons/check/pool_seen.h"

struct arguments {
    size_t processes, items;
    int64_t task, item;
};

static void
runs(struct draw *d)
{
    puts("/lessons/q3-map");
    long processes = draw_number(d, 2, 4), items = draw_number(d, 4, 8);
    const char *task = draw_seconds(d, SECONDS(1), SECONDS(2));
    printf("/lessons/q3-map %ld %ld %s %s\n", processes, items, task, draw_seconds(d, MILLISECONDS(50), MILLISECONDS(120)));
}

static void
want_values(const struct line *l, size_t items)
{
    char text[256] = "[";
    for (size_t i = 0; i < items; i++) {
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%zu", i ? "," : "", i * i);
    }
    strcat(text, "]");
    want(says(l, "values", text), "the results are not %s", text);
}

/* The tasks of the n-th call are the next `items` sleeps of the workers; when the first of them began. */
static int64_t
first_task(struct evidence *e, struct pool_seen *p, const struct arguments *a, size_t call)
{
    int64_t first = INT64_MAX;
    for (size_t i = call * a->items; i < (call + 1) * a->items; i++) {
        const struct line *l = need_line(e, "task", i);
        size_t w = 0;
        while (w < p->workers && p->pid[w] != (uint32_t)number_of(l, "pid")) {
            w++;
        }
        want(w < p->workers, "process %ld is no worker", number_of(l, "pid"));
        const struct block *b = block_of(e, p->pid[w], TRACE_REASON_SLEEP, TICK / 10, p->slept[w]++);
        want(b && near(block_time(b), a->task), "a task did not take its time");
        first = b->from < first ? b->from : first;
    }
    return first;
}

/* The k-th sleep in the source: map's and map_async's in the main thread, imap's in another of the lesson's. */
static const struct block *
item_sleep(struct evidence *e, const struct arguments *a, size_t k)
{
    uint32_t threads[16];
    if (k < 2 * a->items) {
        return block_of(e, e->main, TRACE_REASON_SLEEP, TICK / 10, k);
    }
    size_t n = threads_of(e, e->main, threads, 16);
    for (size_t i = 0; i < n && i < 16; i++) {
        if (block_of(e, threads[i], TRACE_REASON_SLEEP, TICK / 10, 0)) {
            return block_of(e, threads[i], TRACE_REASON_SLEEP, TICK / 10, k - 2 * a->items);
        }
    }
    return NULL;
}

static void
judge(struct evidence *e)
{
    struct arguments a = { (size_t)arg_number(e->argc, e->argv, 1, 2), (size_t)arg_number(e->argc, e->argv, 2, 4),
                           arg_seconds(e->argc, e->argv, 3, "1"), arg_seconds(e->argc, e->argv, 4, "0.1") };
    int64_t reading = a.item * (int64_t)a.items, began[3];
    int64_t work = a.task * (int64_t)((a.items + a.processes - 1) / a.processes);
    struct pool_seen p;
    want_workers(e, &p, a.processes);
    for (size_t call = 0; call < 3; call++) {
        began[call] = first_task(e, &p, &a, call);
        const struct block *b = item_sleep(e, &a, call * a.items), *last = item_sleep(e, &a, (call + 1) * a.items - 1);
        want(b && last, "the input of call %zu was not read where it should be", call);
        int64_t head_start = began[call] - b->from;
        want(near(head_start, call < 2 ? reading : a.item), "call %zu: the first task began %lld ms after the first item", call,
             (long long)(head_start / MILLISECONDS(1)));
        want(call < 2 || near(last->to - b->from, reading), "imap's source was held back");
    }
    want_values(need_line(e, "map", 0), a.items);
    want_ms(need_line(e, "map", 0), "ms", reading + work);
    want_ms(need_line(e, "map_async", 0), "ms", reading);
    want(number_of(need_line(e, "map_async", 0), "ready") == 0, "map_async waited for its results");
    want_values(need_line(e, "map_async_got", 0), a.items);
    want_ms(need_line(e, "map_async_got", 0), "ms", reading + work);
    want_ms(need_line(e, "imap", 0), "ms", 0);
    want(number_of(need_line(e, "imap", 0), "given") == 0, "imap read its input before it returned");
    for (size_t i = 0; i < a.items; i++) {
        const struct line *l = need_line(e, "imap_next", i);
        want(number_of(l, "value") == (long)(i * i), "imap's results are not in order");
        want(number_of(l, "given") == (long)a.items, "the input was not read ahead of the results");
    }
    want_ms(need_line(e, "imap_next", 0), "ms", a.item + a.task);
    want_called(e, "a pool", A_POOL);
}

LESSON_CHECK(q3, runs, judge);
