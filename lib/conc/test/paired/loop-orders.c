/* SPDX-License-Identifier: MIT */
/* In which order a loop does things: call_soon, timers, tasks, sleep(0), callbacks, cancel, gather, wait, wait_for, shield. */
#include <conc/async.h>
#include <conc/loop.h>
#include <conc/task.h>

#include <stdio.h>
#include <stdlib.h>

static struct loop *loop;

static const char *
truth(bool it)
{
    return it ? "True" : "False";
}

static void
say(void *text)
{
    printf("%s\n", (char *)text);
}

struct counting {
    char name[16];
    int n;
    const char *fails;
};

static int
counts(void *arg, void **result)
{
    struct counting *c = arg;
    for (int i = 0; i < c->n; i++) {
        printf("%s %d\n", c->name, i);
        int r = async_sleep(0);
        if (r < 0) {
            printf("%s cancelled\n", c->name);
            return r;
        }
    }
    *result = c->name;
    return c->fails ? exception_raise(-EIO, "%s", c->fails) : 0;
}

static struct task *
counter(const char *name, int n, const char *fails)
{
    struct counting *c = malloc(sizeof *c);
    snprintf(c->name, sizeof c->name, "%s", name);
    c->n = n;
    c->fails = fails;
    return task_new(loop, counts, c);
}

static int
stubborn(void *arg, void **result)
{
    (void)arg;
    if (async_sleep(SECONDS(100)) < 0) {
        printf("stubborn refuses\n");
        int r = async_sleep(0);
        *result = "refused";
        return r;
    }
    return 0;
}

static void
told(struct afuture *f, void *arg)
{
    struct exception e;
    (void)arg;
    printf("told of %s\n", afuture_cancelled(f) ? "cancelled" : afuture_exception(f, &e) == 0 && e.code ? "error"
           : (char *)f->value);
}

static void
stop(void *arg)
{
    loop_stop(arg);
}

static void
once_more(void *arg)
{
    loop_call_soon(arg, say, "next round");
}

static void
soon(void)
{
    loop_call_soon(loop, say, "a");
    loop_call_soon(loop, stop, loop);
    loop_call_soon(loop, say, "b");
    handle_cancel(loop_call_soon(loop, say, "never"));
    loop_call_soon(loop, once_more, loop);
    loop_run_forever(loop);
    printf("stopped\n");
    loop_stop(loop);
    loop_call_soon(loop, say, "too late for this one");
    loop_run_forever(loop);
    printf("stopped again\n");
    loop_call_soon(loop, stop, loop);
    loop_run_forever(loop);
}

static void
say_at(void *n)
{
    printf("at %ld\n", (long)(intptr_t)n);
}

static void
timers(void)
{
    static const int whens[] = { 3, 1, 2, -100, 5, 4 };
    int64_t now = loop_time(loop);
    for (int i = 0; i < 6; i++) {
        loop_call_at(loop, now + MILLISECONDS(10) * whens[i], say_at, (void *)(intptr_t)whens[i]);
    }
    struct handle *gone = loop_call_later(loop, MILLISECONDS(15), say, "never");
    loop_call_soon(loop, say, "soon");
    handle_cancel(gone);
    loop_call_at(loop, now + MILLISECONDS(60), stop, loop);
    loop_run_forever(loop);
}

static int
tasks(void *arg, void **result)
{
    struct task *made[] = { counter("x", 3, NULL), counter("y", 1, NULL), counter("z", 2, NULL) };
    (void)arg;
    (void)result;
    for (int i = 0; i < 3; i++) {
        task_add_done_callback(made[i], told, NULL);
    }
    printf("made\n");
    for (int i = 0; i < 3; i++) {
        void *value = NULL;
        task_await(made[i], &value);
        printf("awaited %s\n", (char *)value);
        task_free(made[i]);
    }
    return 0;
}

static int
cancels(void *arg, void **result)
{
    struct task *a = counter("a", 5, NULL), *b = counter("b", 5, NULL), *s = task_new(loop, stubborn, NULL);
    void *value = NULL;
    (void)arg;
    (void)result;
    task_add_done_callback(a, told, NULL);
    task_add_done_callback(b, told, NULL);
    task_add_done_callback(s, told, NULL);
    printf("%s\n", truth(task_cancel(b)));
    async_sleep(0);
    async_sleep(0);
    bool a_asked = task_cancel(a);
    printf("%s %s %s %s ", truth(a_asked), truth(task_done(a)), truth(task_done(b)), truth(task_cancelled(b)));
    printf("%s\n", truth(task_cancel(s)));
    async_sleep(0);
    printf("%s %s %s %s\n", truth(task_done(a)), truth(task_cancelled(a)), truth(task_done(s)), truth(task_cancel(a)));
    task_await(s, &value);
    printf("%s\n", (char *)value);
    task_free(a);
    task_free(b);
    task_free(s);
    return 0;
}

static int
gather(struct task **t, size_t n, bool return_exceptions, void ***values)
{
    struct afuture *f[8];
    for (size_t i = 0; i < n; i++) {
        f[i] = task_future(t[i]);
    }
    return afuture_await(async_gather(loop, f, n, return_exceptions), (void **)values);
}

static int
gathers(void *arg, void **result)
{
    void **values = NULL;
    (void)arg;
    (void)result;
    gather((struct task *[]){ counter("p", 2, NULL), counter("q", 1, NULL), counter("r", 0, NULL) }, 3, false, &values);
    printf("['%s', '%s', '%s']\n", (char *)values[0], (char *)values[1], (char *)values[2]);

    struct task *left = counter("left", 4, NULL);
    struct task *three[] = { counter("good", 2, NULL), counter("bad", 1, "no"), left };
    if (gather(three, 3, false, &values) == -EIO) {
        printf("gather raised %s %s\n", exception_last()->message, truth(task_done(left)));
    }
    void *value = NULL;
    task_await(left, &value);
    printf("%s\n", (char *)value);

    struct task *two[] = { counter("u", 1, NULL), counter("v", 1, "no") };
    gather(two, 2, true, &values);
    task_result(two[1], NULL);
    printf("%s\n%s\n", (char *)values[0], exception_last()->message);

    struct task *children[] = { counter("c0", 5, NULL), counter("c1", 5, NULL) };
    struct afuture *f[] = { task_future(children[0]), task_future(children[1]) };
    struct afuture *group = async_gather(loop, f, 2, false);
    async_sleep(0);
    printf("%s\n", truth(afuture_cancel(group)));
    if (afuture_await(group, NULL) == CANCELLED_ERROR) {
        printf("group %s [%s, %s]\n", truth(afuture_cancelled(group)), truth(task_cancelled(children[0])),
               truth(task_cancelled(children[1])));
    }
    return 0;
}

static void
say_done(const char *word, struct afuture **f)
{
    printf("%s [%s, %s, %s, %s]\n", word, truth(afuture_done(f[0])), truth(afuture_done(f[1])), truth(afuture_done(f[2])),
           truth(afuture_done(f[3])));
}

static int
sleeps_long(void *arg, void **result)
{
    (void)arg;
    (void)result;
    return async_sleep(SECONDS(100));
}

static int
waits(void *arg, void **result)
{
    struct afuture *f[4];
    (void)arg;
    (void)result;
    for (int i = 0; i < 4; i++) {
        char name[8];
        snprintf(name, sizeof name, "w%d", i);
        f[i] = task_future(counter(name, i + 1, i == 1 ? "no" : NULL));
    }
    async_wait(f, 4, FIRST_COMPLETED, TIMEOUT_FOREVER);
    say_done("first", f);
    async_wait(f, 4, FIRST_EXCEPTION, TIMEOUT_FOREVER);
    say_done("exception", f);
    async_wait(f, 4, ALL_COMPLETED, TIMEOUT_FOREVER);
    say_done("all", f);

    int r = async_wait_for(task_future(task_new(loop, stubborn, NULL)), MILLISECONDS(10), NULL);
    printf("%s\n", r == -ETIMEDOUT ? "timeout" : "no timeout");
    r = async_wait_for(task_future(task_new(loop, sleeps_long, NULL)), MILLISECONDS(10), NULL);
    printf("%s\n", r == -ETIMEDOUT ? "timeout" : "no timeout");
    void *value = NULL;
    async_wait_for(task_future(counter("in time", 2, NULL)), SECONDS(100), &value);
    printf("%s\n", (char *)value);

    struct task *inner = counter("inner", 3, NULL);
    struct afuture *outer = async_shield(task_future(inner));
    async_sleep(0);
    bool asked = afuture_cancel(outer);
    printf("%s %s %s\n", truth(asked), truth(afuture_cancelled(outer)), truth(task_cancelled(inner)));
    task_await(inner, &value);
    printf("%s\n", (char *)value);
    return 0;
}

static void
part(const char *name, generator_body *body)
{
    struct task *t = task_new(loop, body, NULL);
    printf("%s\n", name);
    loop_run_until_complete(loop, task_future(t), NULL);
    task_free(t);
}

int
main(void)
{
    loop = loop_new();
    soon();
    timers();
    part("tasks", tasks);
    part("cancels", cancels);
    part("gathers", gathers);
    part("waits", waits);
    loop_close(loop);
}
