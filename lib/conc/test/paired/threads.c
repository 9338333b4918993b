/* SPDX-License-Identifier: MIT */
/* thread, timer, local: names, daemons, states, what may not be done twice or too early, enumerate, each thread's own value. */
#include "say.h"

#include <conc/event.h>
#include <conc/local.h>
#include <conc/thread.h>
#include <conc/timer.h>

#define SOON MILLISECONDS(10)

static void
work(void *arg)
{
}

static void
say_own_name(void *arg)
{
    printf("%s ", thread_name(thread_current()));
}

static void
names(void)
{
    struct thread *a = thread_new(work, NULL), *b = thread_new(work, NULL);
    thread_set_name(b, "own");
    /* A name of its own takes no number in Python. */
    struct thread *c = thread_new(NULL, NULL);
    struct timer *d = timer_new(SECONDS(5), work, NULL);
    struct thread *all[] = { a, b, c, timer_thread(d), thread_main(), thread_current() };
    for (int i = 0; i < 6; i++) {
        say_text(thread_name(all[i]));
    }
    thread_set_name(a, "other");
    say_text(thread_name(a));
    a = thread_new(say_own_name, NULL);
    thread_set_name(a, "inside");
    thread_start(a);
    thread_join(a);
    say_text(thread_name(a));
}

static void
wait_for(void *e)
{
    event_wait(e);
}

static void
states(void)
{
    struct event gate = EVENT_INIT;
    struct thread *t = thread_new(wait_for, &gate);
    printf("%s %s %s\n", thread_is_alive(t) ? "True" : "False", thread_daemon(t) ? "True" : "False",
           thread_ident(t) ? "True" : "None");
    say(thread_join(t), -EINVAL, "RuntimeError");
    say(thread_start(t), -EINVAL, "RuntimeError");
    printf("%s %s\n", thread_is_alive(t) ? "True" : "False", thread_ident(t) > 0 ? "True" : "False");
    say(thread_start(t), -EINVAL, "RuntimeError");
    say(thread_set_daemon(t, true), -EBUSY, "RuntimeError");
    say_truth(thread_join_timeout(t, 0) == -EAGAIN);
    say_truth(thread_join_timeout(t, SOON) == -ETIMEDOUT);
    event_set(&gate);
    say(thread_join(t), 0, "");
    say(thread_join(t), 0, "");
    say_truth(thread_is_alive(t));
    say(thread_start(t), -EINVAL, "RuntimeError");
    say(thread_join(thread_current()), -EDEADLK, "RuntimeError");
}

static void
make_one(void *daemon)
{
    *(bool *)daemon = thread_daemon(thread_new(work, NULL));
}

static void
join_self(void *arg)
{
    say(thread_join(thread_current()), -EDEADLK, "RuntimeError");
}

static void
daemons(void)
{
    struct thread *t = thread_new(work, NULL);
    bool daemon = false;
    say(thread_set_daemon(t, true), -EBUSY, "RuntimeError");
    say_truth(thread_daemon(t));
    t = thread_new(make_one, &daemon);
    thread_set_daemon(t, true);
    thread_start(t);
    thread_join(t);
    say_truth(daemon);
    t = thread_new(join_self, NULL);
    thread_start(t);
    thread_join(t);
}

static void
say_all(void)
{
    struct thread *all[8];
    size_t n = thread_enumerate(all, 8);
    printf("%zu [", thread_active_count());
    for (size_t i = 0; i < n; i++) {
        printf("%s'%s'", i ? ", " : "", thread_name(all[i]));
    }
    say_text("]");
}

static void
who_is_there(void)
{
    struct event gate = EVENT_INIT;
    struct thread *t[3];
    for (int i = 0; i < 3; i++) {
        char name[4] = { 't', "201"[i] };
        t[i] = thread_new(wait_for, &gate);
        thread_set_name(t[i], name);
        thread_set_daemon(t[i], i == 2);
        thread_start(t[i]);
    }
    say_all();
    event_set(&gate);
    for (int i = 0; i < 3; i++) {
        thread_join(t[i]);
    }
    say_all();
}

static void
print(void *text)
{
    say_text(text);
}

static void
timers(void)
{
    struct timer *t = timer_new(SOON, print, "fired");
    say_truth(timer_is_alive(t));
    say(timer_join(t), -EINVAL, "RuntimeError");
    say(timer_start(t), -EINVAL, "RuntimeError");
    say(timer_start(t), -EINVAL, "RuntimeError");
    say(timer_join(t), 0, "");
    say_truth(timer_is_alive(t));
    timer_cancel(t), say(0, 0, "");
    t = timer_new(SECONDS(100), print, "never");
    timer_start(t);
    say_truth(timer_is_alive(t));
    for (int i = 0; i < 2; i++) {
        timer_cancel(t), say(0, 0, "");
    }
    say(timer_join(t), 0, "");
    say_truth(timer_is_alive(t));
    t = timer_new(0, print, "never");
    timer_cancel(t), say(0, 0, "");
    say(timer_start(t), 0, "");
    say(timer_join(t), 0, "");
    t = timer_new(0, print, "at once");
    timer_start(t);
    timer_join(t);
}

static struct local own;

static void
look(void *me)
{
    const char *x = local_get(&own);
    say_text(x ? x : "None");
    local_set(&own, me);
    say_text(local_get(&own));
}

static void
locals(void)
{
    local_init(&own, NULL, NULL);
    local_set(&own, "main");
    for (int i = 0; i < 2; i++) {
        struct thread *t = thread_new(look, i ? "b" : "a");
        thread_start(t);
        thread_join(t);
    }
    say_text(local_get(&own));
}

int
main(void)
{
    static const struct { const char *name; void (*part)(void); } parts[] = {
        { "names", names }, { "states", states }, { "daemons", daemons }, { "who_is_there", who_is_there },
        { "timers", timers }, { "locals", locals },
    };
    for (int i = 0; i < 6; i++) {
        say_text(parts[i].name);
        parts[i].part();
    }
}
