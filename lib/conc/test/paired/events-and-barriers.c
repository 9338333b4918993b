/* SPDX-License-Identifier: MIT */
/* event: who waits is woken by a set, also one that is taken back at once.  barrier: places, again and again, broken, reset. */
#include "say.h"

#include <conc/barrier.h>
#include <conc/event.h>
#include <conc/thread.h>

#include <sched.h>

#define SOON MILLISECONDS(10)

static void
events(void)
{
    struct event e = EVENT_INIT;
    say_truth(event_is_set(&e));
    say_got(event_wait_timeout(&e, SOON), -ETIMEDOUT);
    say_got(event_wait_timeout(&e, 0), -EAGAIN);
    event_set(&e), say(0, 0, "");
    event_set(&e), say(0, 0, "");
    say_truth(event_is_set(&e));
    say_got(event_wait_timeout(&e, TIMEOUT_FOREVER), 0);
    say_got(event_wait_timeout(&e, 0), 0);
    event_clear(&e), say(0, 0, "");
    event_clear(&e), say(0, 0, "");
    say_got(event_wait_timeout(&e, SOON), -ETIMEDOUT);
}

static struct event go = EVENT_INIT;
static struct barrier begun, three;
static int got[3];
static _Atomic int came;

static void
wait_for_go(void *arg)
{
    barrier_wait(&begun);
    say_got(event_wait_timeout(&go, TIMEOUT_FOREVER), 0);
}

static void
start_all(struct thread **t, int n, void (*target)(void *), void *arg)
{
    for (int i = 0; i < n; i++) {
        t[i] = thread_new(target, arg);
        thread_start(t[i]);
    }
}

static void
join_all(struct thread **t, int n)
{
    for (int i = 0; i < n; i++) {
        thread_join(t[i]);
    }
}

static void
waits_between(void)
{
    struct thread *t[3];
    barrier_init(&begun, 4);
    start_all(t, 3, wait_for_go, NULL);
    barrier_wait(&begun);
    event_set(&go);
    join_all(t, 3);
}

static void
meet(void *arg)
{
    int place = barrier_wait(&three);
    got[came++] = place;
}

static int
by_number(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static void
places(void)
{
    struct thread *t[2];
    barrier_init(&three, 3);
    for (int turn = 0; turn < 3; turn++) {
        came = 0;
        start_all(t, 2, meet, NULL);
        meet(NULL);
        join_all(t, 2);
        qsort(got, 3, sizeof *got, by_number);
        printf("[%d, %d, %d]\n", got[0], got[1], got[2]);
    }
}

static void
say_place(int r, int error)
{
    say_item(r < 0 ? r : 0, r, error, "BrokenBarrierError");
}

static void
alone(void)
{
    struct barrier b;
    barrier_init(&b, 1);
    say_place(barrier_wait(&b), 0);
    say_place(barrier_wait_timeout(&b, 0), 0);
    say_place(barrier_wait_timeout(&b, SOON), 0);
}

static void
wait_at(void *b)
{
    say_place(barrier_wait(b), -EPIPE);
}

static void
come_to(void *b)
{
    barrier_wait(b);
}

static struct thread *
start_waiting(struct barrier *b, void (*target)(void *))
{
    struct thread *t;
    start_all(&t, 1, target, b);
    while (barrier_n_waiting(b) == 0) {
        sched_yield();
    }
    return t;
}

static void
breaks(void)
{
    struct barrier b;
    barrier_init(&b, 2);
    struct thread *t = start_waiting(&b, wait_at);
    say_truth(barrier_broken(&b));
    barrier_abort(&b);
    thread_join(t);
    say_truth(barrier_broken(&b));
    say_number(barrier_n_waiting(&b));
    for (int i = 0; i < 2; i++) {
        say_place(barrier_wait(&b), -EPIPE);
    }
    barrier_reset(&b);
    say_place(barrier_wait_timeout(&b, SOON), -ETIMEDOUT);
    say_place(barrier_wait(&b), -EPIPE);
    barrier_reset(&b);
    say_place(barrier_wait_timeout(&b, 0), -ETIMEDOUT);
    say_place(barrier_wait_timeout(&b, SECONDS(5)), -EPIPE);
    barrier_reset(&b);
    t = start_waiting(&b, come_to);
    say_place(barrier_wait(&b), -EPIPE);
    thread_join(t);
}

static void
resets(void)
{
    struct barrier b;
    barrier_init(&b, 2);
    struct thread *t = start_waiting(&b, wait_at);
    say_number(barrier_n_waiting(&b));
    barrier_reset(&b), say(0, 0, "");
    thread_join(t);
    say_truth(barrier_broken(&b));
    t = start_waiting(&b, come_to);
    say_place(barrier_wait(&b) - 1, 0);
    thread_join(t);
    barrier_abort(&b), say(0, 0, "");
    barrier_abort(&b), say(0, 0, "");
    barrier_reset(&b), say(0, 0, "");
    say_truth(barrier_broken(&b));
}

/* Every second time it fails. */
static int
act(void *times)
{
    int n = ++*(int *)times;
    say_number(n);
    return n % 2 == 0 ? -EINVAL : 0;
}

static void
acts(void)
{
    struct barrier b;
    int times = 0;
    barrier_init_action(&b, 2, act, &times);
    struct thread *t = start_waiting(&b, come_to);
    say_place(barrier_wait(&b) - 1, 0);
    thread_join(t);
    t = start_waiting(&b, wait_at);
    int r = barrier_wait(&b);
    thread_join(t);
    say(r, -EINVAL, "ValueError");
    say_truth(barrier_broken(&b));
}

int
main(void)
{
    static const struct { const char *name; void (*part)(void); } parts[] = {
        { "events", events }, { "waits_between", waits_between }, { "places", places }, { "alone", alone }, { "breaks", breaks },
        { "resets", resets }, { "acts", acts },
    };
    for (int i = 0; i < 7; i++) {
        say_text(parts[i].name);
        parts[i].part();
    }
}
