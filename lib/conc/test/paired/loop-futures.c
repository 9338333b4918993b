/* SPDX-License-Identifier: MIT */
/* afuture, task and the loop itself: states, errors, callbacks, timeouts in each other, uncancel, what a closed loop refuses. */
#include "say.h"

#include <conc/async.h>
#include <conc/loop.h>
#include <conc/task.h>

#include <string.h>

static struct loop *loop;

static const char *
truth(bool it)
{
    return it ? "True" : "False";
}

static void
settle(void)
{
    for (int i = 0; i < 5; i++) {
        async_sleep(0);
    }
}

static void
told(struct afuture *f, void *word)
{
    printf("told %s\n", (char *)word);
}

static void
say_result(struct afuture *f, int error, const char *raised)
{
    void *value = NULL;
    int r = afuture_result(f, &value);
    say_item(r, (long)value, error, raised);
}

static void
say_exception(struct afuture *f, int error, const char *raised)
{
    struct exception e;
    say(afuture_exception(f, &e), error, raised);
}

static int
futures(void *arg, void **result)
{
    struct afuture *f = afuture_new(loop);
    const struct exception no = { VALUE_ERROR, "no" };
    printf("%s %s\n", truth(afuture_done(f)), truth(afuture_cancelled(f)));
    say_result(f, -EAGAIN, "InvalidStateError");
    say_exception(f, -EAGAIN, "InvalidStateError");
    for (int i = 0; i < 3; i++) {
        static char *const words[] = { "a", "b", "a" };
        afuture_add_done_callback(f, told, words[i]);
    }
    say_number(afuture_remove_done_callback(f, told, "a"));
    say(afuture_set_result(f, (void *)5), -EALREADY, "InvalidStateError");
    printf("not yet\n");
    settle();
    afuture_add_done_callback(f, told, "a");
    settle();
    say_result(f, 0, "");
    say_exception(f, 0, "");
    say(afuture_set_result(f, (void *)6), -EALREADY, "InvalidStateError");
    say(afuture_set_exception(f, &no), -EALREADY, "InvalidStateError");
    say_truth(afuture_cancel(f));
    void *value = NULL;
    int r = afuture_await(f, &value);
    say_item(r, (long)value, 0, "");
    f = afuture_new(loop);
    afuture_set_exception(f, &no);
    say_result(f, VALUE_ERROR, "ValueError");
    struct exception e;
    afuture_exception(f, &e);
    printf("%s %s %s\n", e.message, truth(afuture_done(f)), truth(afuture_cancelled(f)));
    f = afuture_new(loop);
    bool first = afuture_cancel(f), second = afuture_cancel(f);
    printf("%s %s %s %s\n", truth(first), truth(second), truth(afuture_done(f)), truth(afuture_cancelled(f)));
    say_result(f, CANCELLED_ERROR, "CancelledError");
    say(afuture_set_result(f, NULL), -EALREADY, "InvalidStateError");
    return 0;
}

static int
returns(void *n, void **result)
{
    *result = n;
    return async_sleep(0);
}

static int
raises(void *arg, void **result)
{
    return exception_raise(VALUE_ERROR, "no");
}

static int
tasks(void *arg, void **result)
{
    struct task *t = task_new(loop, returns, (void *)3), *all[8];
    size_t n = loop_all_tasks(loop, all, 8);
    printf("%s %s %zu\n", truth(task_done(t)), truth(all[n - 1] == t), n);
    say_result(task_future(t), -EAGAIN, "InvalidStateError");
    say_exception(task_future(t), -EAGAIN, "InvalidStateError");
    task_set_name(t, "own");
    printf("%s %s\n", task_name(t), task_name(task_current()));
    void *value = NULL;
    task_await(t, &value);
    bool done = task_done(t), asked = task_cancel(t);
    printf("%ld %s %s %zu\n", (long)value, truth(done), truth(asked), loop_all_tasks(loop, all, 8));
    t = task_new(loop, raises, NULL);
    settle();
    struct exception e;
    task_exception(t, &e);
    printf("%s %s %s\n", truth(task_done(t)), truth(task_cancelled(t)), e.message);
    say_result(task_future(t), VALUE_ERROR, "ValueError");
    t = task_new(loop, returns, (void *)4);
    task_cancel(t);
    settle();
    printf("%s %s %u\n", truth(task_done(t)), truth(task_cancelled(t)), task_cancelling(t));
    return 0;
}

static int
refuses(void *arg, void **result)
{
    if (async_sleep(SECONDS(100)) == CANCELLED_ERROR) {
        printf("cancelling %u\n", task_cancelling(task_current()));
        printf("uncancel %u\n", task_uncancel(task_current()));
    }
    *result = "refused";
    return 0;
}

static int
cancelling(void *arg, void **result)
{
    struct task *t = task_new(loop, refuses, NULL);
    settle();
    bool first = task_cancel(t), second = task_cancel(t);
    printf("%s %s %u\n", truth(first), truth(second), task_cancelling(t));
    void *value = NULL;
    task_await(t, &value);
    printf("%s %s %u\n", (char *)value, truth(task_cancelled(t)), task_cancelling(t));
    return 0;
}

static int
sleep_and_say(int64_t ns)
{
    int r = async_sleep(ns);
    if (r == 0) {
        printf("slept\n");
    }
    return r;
}

static int
limited(int64_t inner, int64_t outer)
{
    struct async_timeout in, out;
    async_timeout_begin(&out, outer);
    async_timeout_begin(&in, inner);
    int r = (int)async_timeout_end(&in, sleep_and_say(MILLISECONDS(10)));
    if (r == -ETIMEDOUT) {
        printf("inner\n");
        r = 0;
    }
    r = (int)async_timeout_end(&out, r == 0 ? sleep_and_say(MILLISECONDS(400)) : r);
    if (r == -ETIMEDOUT) {
        printf("outer\n");
        r = 0;
    }
    return r;
}

static int
limited_task(void *arg, void **result)
{
    return limited(SECONDS(1), SECONDS(1));
}

static int
timeouts(void *arg, void **result)
{
    limited(0, SECONDS(1));
    limited(SECONDS(1), 0);
    limited(SECONDS(1), MILLISECONDS(200));
    limited(SECONDS(1), SECONDS(1));
    limited(TIMEOUT_FOREVER, TIMEOUT_FOREVER);
    struct async_timeout none;
    async_timeout_begin(&none, 0);
    printf("begins\n");
    if (async_timeout_end(&none, async_sleep(SECONDS(1))) == -ETIMEDOUT) {
        printf("0\n");
    }
    struct task *t = task_new(loop, limited_task, NULL);
    settle();
    task_cancel(t);
    async_wait((struct afuture *[]){ task_future(t) }, 1, ALL_COMPLETED, TIMEOUT_FOREVER);
    say_truth(task_cancelled(t));
    return 0;
}

static int
slow(void *n, void **result)
{
    int r = async_sleep(MILLISECONDS(10) * (intptr_t)n);
    if (r == CANCELLED_ERROR) {
        printf("cancelled %ld\n", (long)n);
    }
    *result = n;
    return r;
}

static struct afuture *
made(generator_body *body, intptr_t n)
{
    return task_future(task_new(loop, body, (void *)n));
}

static int
gathers(void *arg, void **result)
{
    struct afuture *three[] = { made(slow, 3), made(slow, 1), made(slow, 2) };
    void **values = NULL, *value = NULL;
    afuture_await(async_gather(loop, three, 3, false), (void **)&values);
    printf("[%ld, %ld, %ld]\n", (long)values[0], (long)values[1], (long)values[2]);
    struct afuture *t[] = { made(slow, 1), made(slow, 50), made(raises, 0) };
    if (afuture_await(async_gather(loop, t, 3, false), NULL) == VALUE_ERROR) {
        printf("raised %s [%s, %s, %s]\n", exception_last()->message, truth(afuture_done(t[0])), truth(afuture_done(t[1])),
               truth(afuture_done(t[2])));
    }
    afuture_cancel(t[1]);
    async_wait(t, 3, ALL_COMPLETED, TIMEOUT_FOREVER);
    struct afuture *two[] = { made(slow, 50), made(slow, 0) };
    int done = async_wait(two, 2, ALL_COMPLETED, MILLISECONDS(20));
    printf("%d %d\n", done, 2 - done);
    afuture_cancel(two[0]);
    async_wait(two, 1, ALL_COMPLETED, TIMEOUT_FOREVER);
    struct afuture *inner = made(slow, 30);
    if (async_wait_for(async_shield(inner), MILLISECONDS(1), NULL) == -ETIMEDOUT) {
        bool was = afuture_cancelled(inner);
        afuture_await(inner, &value);
        printf("timeout %s %ld\n", truth(was), (long)value);
    }
    return 0;
}

static void
stop(void *arg)
{
    loop_stop(arg);
}

static void
nothing(void *arg)
{
}

static int
again(void *arg, void **result)
{
    say(loop_run_forever(loop), RUNTIME_ERROR, "RuntimeError");
    struct loop *other = loop_new();
    say(loop_run_forever(other), RUNTIME_ERROR, "RuntimeError");
    say(loop_close(loop), RUNTIME_ERROR, "RuntimeError");
    loop_free(other);
    return 0;
}

static void
say_handle(struct handle *h)
{
    say(h ? 0 : exception_last()->code, RUNTIME_ERROR, "RuntimeError");
}

static void
run(generator_body *body)
{
    struct task *t = task_new(loop, body, NULL);
    loop_run_until_complete(loop, task_future(t), NULL);
    task_free(t);
}

static void
loops(void)
{
    struct afuture *f = afuture_new(loop);
    void *value;
    loop_call_soon(loop, stop, loop);
    say(loop_run_until_complete(loop, f, &value), RUNTIME_ERROR, "RuntimeError");
    run(again);
    say_text(loop_running() ? "?" : "RuntimeError");
    printf("%s %s\n", truth(loop_is_running(loop)), truth(loop_is_closed(loop)));
    say(loop_close(loop), RUNTIME_ERROR, "RuntimeError");
    say(loop_close(loop), RUNTIME_ERROR, "RuntimeError");
    say_truth(loop_is_closed(loop));
    say_handle(loop_call_soon(loop, nothing, NULL));
    say_handle(loop_call_later(loop, SECONDS(1), nothing, NULL));
    say(loop_call_soon_threadsafe(loop, nothing, NULL), RUNTIME_ERROR, "RuntimeError");
    say(loop_run_forever(loop), RUNTIME_ERROR, "RuntimeError");
}

int
main(void)
{
    static const struct { const char *name; generator_body *part; } parts[] = {
        { "futures", futures }, { "tasks", tasks }, { "cancelling", cancelling }, { "timeouts", timeouts }, { "gathers", gathers },
    };
    loop = loop_new();
    for (int i = 0; i < 5; i++) {
        say_text(parts[i].name);
        run(parts[i].part);
    }
    say_text("loops");
    loops();
}
