/* SPDX-License-Identifier: MIT */
/* Timer: a thread that sleeps on an event.  Contracts in timer.h. */
#include <conc/event.h>
#include <conc/timer.h>

#include <errno.h>
#include <stdlib.h>

struct timer {
    int64_t interval;               /* [c] */
    void (*function)(void *);       /* [c] */
    void *arg;                      /* [c] */
    struct event finished;          /* cancelled, or fired */
    struct thread *thread;          /* [c] */
};                                  /* [c] never changes */

static void
wait_and_call(void *arg)
{
    struct timer *t = arg;
    event_wait_timeout(&t->finished, t->interval);
    if (!event_is_set(&t->finished)) {
        t->function(t->arg);
    }
    event_set(&t->finished);
}

struct timer *
timer_new(int64_t interval, void (*function)(void *), void *arg)
{
    struct timer *t = malloc(sizeof *t);
    if (!t) {
        return NULL;
    }
    *t = (struct timer){ interval, function, arg, EVENT_INIT, thread_new_named(wait_and_call, t, NULL) };
    if (!t->thread) {
        free(t);
        return NULL;
    }
    return t;
}

int
timer_start(struct timer *t)
{
    return thread_start(t->thread);
}

void
timer_cancel(struct timer *t)
{
    event_set(&t->finished);
}

int
timer_join(struct timer *t)
{
    return thread_join(t->thread);
}

int
timer_join_timeout(struct timer *t, int64_t timeout)
{
    return thread_join_timeout(t->thread, timeout);
}

bool
timer_is_alive(struct timer *t)
{
    return thread_is_alive(t->thread);
}

struct thread *
timer_thread(struct timer *t)
{
    return t->thread;
}

int
timer_free(struct timer *t)
{
    if (t && thread_free(t->thread) < 0) {
        return -EBUSY;
    }
    free(t);
    return 0;
}
