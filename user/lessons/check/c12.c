/* SPDX-License-Identifier: MIT */
/* C12: without the lock each user is a connection, with it the first one only; the queue never holds more than its bound,
 * and the consumer sets the pace. */
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

/* What a coroutine waits by for what another does. */
#define WAITS_IN_THE_LOOP "alock_acquire asemaphore_acquire aevent_wait afuture_await"

static void
runs(struct draw *d)
{
    puts("/lessons/c12-lock-and-queue");
    long users = draw_number(d, 3, 9), maxsize = draw_number(d, 1, 5), items = draw_number(d, 7, 30);
    const char *delay = draw_seconds(d, MILLISECONDS(200), SECONDS(1));
    printf("/lessons/c12-lock-and-queue %ld %s %s %ld %ld\n", users, delay, draw_word(d), maxsize, items);
}

static void
judge_cache(struct evidence *e, size_t n, long users, const char *text, int64_t delay)
{
    const struct line *l = need_line(e, "cache", n);
    want(says(l, "lock", n ? "yes" : "no"), "not first without the lock, then with it");
    want(number_of(l, "requests") == (n ? 1 : users), "%ld requests", number_of(l, "requests"));
    want(near(MILLISECONDS(number_of(l, "ms")), delay) || near(MILLISECONDS(number_of(l, "ms")), delay + TICK),
         "it took %ld ms", number_of(l, "ms"));
    bool told[128] = { false };
    for (long i = 0; i < users; i++) {
        const struct line *used = need_line(e, "used", n * (size_t)users + (size_t)i);
        long user = number_of(used, "user");
        want(user >= 1 && user <= users && !told[user], "user %ld uses it twice", user);
        told[user] = true;
        want(says(used, "from", n == 0 || i == 0 ? "wire" : "cache"), "user %ld has it from elsewhere", user);
        want(says(used, "stuff", text), "the stuff is %s", value_of(used, "stuff"));
    }
}

static void
judge(struct evidence *e)
{
    long users = arg_number(e->argc, e->argv, 1, 2);
    int64_t delay = arg_seconds(e->argc, e->argv, 2, "0.5");
    const char *text = arg_text(e->argc, e->argv, 3, "stuff");
    long maxsize = arg_number(e->argc, e->argv, 4, 3), items = arg_number(e->argc, e->argv, 5, 10);
    judge_cache(e, 0, users, text, delay);
    judge_cache(e, 1, users, text, delay);
    for (long i = 0; i < items; i++) {
        want(number_of(need_line(e, "item", (size_t)i), "n") == i + 1, "item %ld is out of order", i + 1);
    }
    const struct line *queue = need_line(e, "queue", 0);
    want(number_of(queue, "maxsize") == maxsize && number_of(queue, "most") == maxsize, "the queue held %ld",
         number_of(queue, "most"));
    int64_t took = MILLISECONDS(number_of(queue, "ms")), pace = MILLISECONDS(20) * items;
    want(took >= pace && took <= pace + MILLISECONDS(2) * items, "the flow took %ld ms", number_of(queue, "ms"));

    uint32_t site, thread;
    want(children_of(e, e->main, &site, 1) == 1, "the site is not one process");
    want(threads_of(e, e->main, &thread, 1) == 0, "there are threads");
    size_t connects = count_calls(e, e->main, SYS_connect, ANY_RESULT);
    want(connects == (size_t)users + 1, "%zu connections, not %ld", connects, users + 1);
    want(count_blocks(e, e->main, TRACE_REASON_POLL, TICK) >= (size_t)items + 2, "the loop did not sleep for each item");
    if (called(e, "task_new")) {
        want_called_times(e, "a lock of the loop", (size_t)users - 1, WAITS_IN_THE_LOOP);
        want_called_times(e, "a queue of the loop", 2 * (size_t)items, "aqueue_* " WAITS_IN_THE_LOOP);
    }
}

LESSON_CHECK_CLOSELY(c12, runs, judge);
