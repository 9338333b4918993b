/* SPDX-License-Identifier: MIT */
/* K5: two threads filled the two ends, and every line is that of a deque with those items. */
#include <errno.h>
#include <string.h>

#include "user/lessons/check/memory.h"

#define MOST 32

static void
runs(struct draw *d)
{
    puts("/lessons/k5-deque");
    long count = draw_number(d, 4, 9), rotate = draw_number(d, 1, 20);
    printf("--stepwise /lessons/k5-deque %ld %ld %ld\n", count, rotate, draw_number(d, 1, 2 * count));
}

static void
want_items(struct evidence *e, const char *after, const long *items, long n)
{
    char text[512] = "";
    for (long i = 0; i < n; i++) {
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%ld", i ? "," : "", items[i]);
    }
    want_said(e, "items after=%s list=%s", after, text);
}

/* Of a deque by hand: what the two put in, whatever its width, main loaded from where one of them had stored it. */
static void
want_handed_over(struct evidence *e, long item)
{
    want(times_main_was_told(e, (uint64_t)item) > 0 || times_main_was_told(e, (uint32_t)item) > 0,
         "main says item %ld and has it from no thread", item);
}

static void
judge(struct evidence *e)
{
    long count = arg_number(e->argc, e->argv, 1, 3), rotate = arg_number(e->argc, e->argv, 2, 2);
    long maxlen = arg_number(e->argc, e->argv, 3, 4), n = 2 * count, items[2 * MOST] = { 0 }, turned[2 * MOST] = { 0 };
    uint32_t thread[2];
    want(count <= MOST, "at most %d items a side can be judged", MOST);
    want(threads_of(e, e->main, thread, 2) == 2, "the lesson did not make exactly two threads");
    want(was_named(e, thread[0], "Left") && was_named(e, thread[1], "Right"), "the threads have other names");
    for (long i = 0; i < n; i++) {
        items[i] = i < count ? i - count : i - count + 1;
        turned[(i + rotate) % n] = items[i];
    }
    want_items(e, "threads", items, n);
    want_items(e, "rotate", turned, n);
    want_items(e, "maxlen", maxlen < n ? turned + n - maxlen : turned, maxlen < n ? maxlen : n);
    for (long i = 0; i < count; i++) {
        want_said(e, "pop item=%ld", turned[n - 1 - i]);
        want_said(e, "popleft item=%ld", turned[i]);
    }
    want_said(e, "empty error=IndexError");
    want_no_more(e);
    want_called_times(e, "a deque for threads", (size_t)(4 * count), A_QUEUE);
    want_answers(e, "deque_*", "deque_pop*", -EAGAIN);
    bool library = called(e, "deque_*");
    if (library) {
        want(threads_that_called(e, "deque_append* deque_extend*") >= 2, "no two threads put something into the deque");
        want_called_times(e, "a deque", (size_t)n, "deque_pop deque_popleft");
    }
    for (long i = 0; noted_stepwise(e) && !library && i < n; i++) {
        want_handed_over(e, items[i]);
    }
}

LESSON_CHECK_CLOSELY(k5, runs, judge);
