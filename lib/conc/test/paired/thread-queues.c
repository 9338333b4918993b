/* SPDX-License-Identifier: MIT */
/* queue, lifo_queue, priority_queue, simple_queue: Empty, Full, order, bounds, task_done too often, join, two threads. */
#include "say.h"

#include <conc/event.h>
#include <conc/lifo_queue.h>
#include <conc/priority_queue.h>
#include <conc/queue.h>
#include <conc/simple_queue.h>
#include <conc/thread.h>

#define SOON MILLISECONDS(10)

/* The three have the same calls, but for the priority. */
struct kind {
    const char *name;
    void *(*make)(size_t maxsize);
    int (*put)(void *q, long n, int64_t timeout);
    int (*get)(void *q, long *n, int64_t timeout);
    int (*task_done)(void *q);
    int (*join)(void *q, int64_t timeout);
    long (*qsize)(void *q);
    bool (*empty)(void *q);
    bool (*full)(void *q);
};

#define COMMON(queue) \
    static void *queue##_make(size_t maxsize) { return queue##_new(maxsize); } \
    static int queue##_done(void *q) { return queue##_task_done(q); } \
    static int queue##_await(void *q, int64_t timeout) { return queue##_join_timeout(q, timeout); } \
    static long queue##_count(void *q) { return (long)queue##_qsize(q); } \
    static bool queue##_is_empty(void *q) { return queue##_empty(q); } \
    static bool queue##_is_full(void *q) { return queue##_full(q); }
#define KIND(name, queue) \
    { name, queue##_make, queue##_give, queue##_take, queue##_done, queue##_await, queue##_count, queue##_is_empty, queue##_is_full }
#define PLAIN(queue) \
    static int queue##_give(void *q, long n, int64_t timeout) { return queue##_put_timeout(q, (void *)n, timeout); } \
    static int queue##_take(void *q, long *n, int64_t timeout) { return queue##_get_timeout(q, (void **)n, timeout); }

COMMON(queue)
COMMON(lifo_queue)
COMMON(priority_queue)
PLAIN(queue)
PLAIN(lifo_queue)

static int
priority_queue_give(void *q, long n, int64_t timeout)
{
    return priority_queue_put_timeout(q, n, NULL, timeout);
}

static int
priority_queue_take(void *q, long *n, int64_t timeout)
{
    void *item;
    int64_t priority = 0;
    int r = priority_queue_get_timeout(q, &priority, &item, timeout);
    *n = (long)priority;
    return r;
}

static const struct kind kinds[] = {
    KIND("Queue", queue), KIND("LifoQueue", lifo_queue), KIND("PriorityQueue", priority_queue),
};
static const struct kind *k;

static void
say_get(void *q, int64_t timeout)
{
    long n = 0;
    int r = k->get(q, &n, timeout);
    say_item(r, n, timeout == 0 ? -EAGAIN : -ETIMEDOUT, "Empty");
}

static void
bounds(void)
{
    void *q = k->make(3);
    say_get(q, 0);
    say_get(q, SOON);
    say_truth(k->empty(q));
    for (int i = 0; i < 3; i++) {
        say(k->put(q, (const long[]){ 2, 3, 1 }[i], TIMEOUT_FOREVER), 0, "");
    }
    say(k->put(q, 4, 0), -EAGAIN, "Full");
    say(k->put(q, 4, SOON), -ETIMEDOUT, "Full");
    say_truth(k->full(q));
    say_number(k->qsize(q));
    for (int i = 0; i < 3; i++) {
        say_get(q, TIMEOUT_FOREVER);
    }
    say_get(q, 0);
    say_truth(k->full(q));
    say_truth(k->empty(q));
}

static void
unbounded(void)
{
    void *q = k->make(0);
    for (long n = 0; n < 100; n++) {
        k->put(q, n * 37 % 100, 0);
    }
    say_truth(k->full(q));
    say_number(k->qsize(q));
    for (int i = 0; i < 5; i++) {
        say_get(q, TIMEOUT_FOREVER);
    }
    k->put(q, 50, TIMEOUT_FOREVER);
    say_get(q, TIMEOUT_FOREVER);
    say_get(q, TIMEOUT_FOREVER);
}

static struct event joined = EVENT_INIT;

static void
join_it(void *q)
{
    k->join(q, TIMEOUT_FOREVER);
    event_set(&joined);
}

static void
unfinished(void)
{
    void *q = k->make(0);
    long n;
    say(k->join(q, TIMEOUT_FOREVER), 0, "");
    say(k->task_done(q), -EINVAL, "ValueError");
    k->put(q, 1, 0);
    k->put(q, 2, 0);
    k->get(q, &n, 0);
    say(k->task_done(q), -EINVAL, "ValueError");
    event_clear(&joined);
    struct thread *t = thread_new(join_it, q);
    thread_start(t);
    say_got(event_wait_timeout(&joined, MILLISECONDS(20)), -ETIMEDOUT);
    say(k->task_done(q), -EINVAL, "ValueError");
    say_got(event_wait_timeout(&joined, TIMEOUT_FOREVER), 0);
    thread_join(t);
    say(k->task_done(q), -EINVAL, "ValueError");
    say_number(k->qsize(q));
    say(k->join(q, TIMEOUT_FOREVER), 0, "");
}

static void
put_some(void *q)
{
    for (long n = 0; n < 20; n++) {
        k->put(q, n, TIMEOUT_FOREVER);
    }
}

static int
by_number(const void *a, const void *b)
{
    return (int)(*(const long *)a - *(const long *)b);
}

static void
say_list(const long *n)
{
    for (int i = 0; i < 20; i++) {
        printf("%s%ld", i ? ", " : "[", n[i]);
    }
    say_text("]");
}

static void
between_threads(void)
{
    long got[20];
    void *q = k->make(2);
    struct thread *t = thread_new(put_some, q);
    thread_start(t);
    for (int i = 0; i < 20; i++) {
        k->get(q, &got[i], TIMEOUT_FOREVER);
    }
    qsort(got, 20, sizeof *got, by_number);
    say_list(got);
    thread_join(t);
}

static void
put_some_simply(void *q)
{
    for (long n = 0; n < 20; n++) {
        simple_queue_put(q, (void *)n);
    }
}

static void
simple(void)
{
    struct simple_queue *q = simple_queue_new();
    long n[20] = { 0 };
    say_item(simple_queue_get_nowait(q, (void **)n), *n, -EAGAIN, "Empty");
    say_item(simple_queue_get_timeout(q, (void **)n, SOON), *n, -ETIMEDOUT, "Empty");
    say_truth(simple_queue_empty(q));
    for (int i = 0; i < 3; i++) {
        say(simple_queue_put(q, (void *)(const long[]){ 3, 1, 2 }[i]), 0, "");
    }
    say_number((long)simple_queue_qsize(q));
    for (int i = 0; i < 3; i++) {
        int r = simple_queue_get(q, (void **)n);
        say_item(r, *n, 0, "");
    }
    say_truth(simple_queue_empty(q));
    struct thread *t = thread_new(put_some_simply, q);
    thread_start(t);
    for (int i = 0; i < 20; i++) {
        simple_queue_get(q, (void **)&n[i]);
    }
    say_list(n);
    thread_join(t);
}

int
main(void)
{
    for (k = kinds; k < kinds + 3; k++) {
        say_text(k->name);
        bounds();
        unbounded();
        unfinished();
        between_threads();
    }
    say_text("SimpleQueue");
    simple();
}
