/* SPDX-License-Identifier: MIT */
/* The states of a future, cancel, callbacks, wait, as_completed, executors of threads and processes, shutdown, broken ones. */
#include "say.h"

#include <conc/event.h>
#include <conc/futures.h>
#include <conc/process_pool_executor.h>
#include <conc/thread_pool_executor.h>

#include <unistd.h>

#define SOON MILLISECONDS(10)

static const char *
truth(bool it)
{
    return it ? "True" : "False";
}

static void
say_result(struct future *f, int64_t timeout, int error, const char *raised)
{
    void *value = NULL;
    int r = future_result_timeout(f, &value, timeout);
    say_item(r, (long)value, error, raised);
}

static void
say_exception(struct future *f, int64_t timeout, int error, const char *raised)
{
    const struct exception *e = NULL;
    int r = future_exception_timeout(f, &e, timeout);
    say_as(r, e ? e->message : "None", error, raised);
}

static void
told(struct future *f, void *word)
{
    printf("told %s\n", (char *)word);
}

static void
say_began(struct future *f)
{
    int r = future_set_running_or_notify_cancel(f);
    say_text(r == 1 ? "True" : r == 0 ? "False" : r == -EINVAL ? "RuntimeError" : "?");
}

static void
say_states(struct future *f)
{
    printf("%s %s %s\n", truth(future_running(f)), truth(future_done(f)), truth(future_cancelled(f)));
}

static void
say_set(struct future *f, long n)
{
    say(future_set_result(f, (void *)n), -EINVAL, "InvalidStateError");
}

static void
fail(struct future *f, const char *why)
{
    struct exception e = { .code = VALUE_ERROR };
    snprintf(e.message, sizeof e.message, "%s", why);
    future_set_exception(f, &e);
}

static void
states(void)
{
    struct future *f = future_new();
    say_states(f);
    say_result(f, SOON, -ETIMEDOUT, "TimeoutError");
    say_exception(f, 0, -EAGAIN, "TimeoutError");
    future_add_done_callback(f, told, "a");
    future_add_done_callback(f, told, "b");
    say_began(f);
    printf("%s %s\n", truth(future_running(f)), truth(future_done(f)));
    say_truth(future_cancel(f));
    say_began(f);
    say_set(f, 5);
    say_states(f);
    say_result(f, TIMEOUT_FOREVER, 0, "");
    say_exception(f, TIMEOUT_FOREVER, 0, "");
    future_add_done_callback(f, told, "late");
    say_set(f, 6);
    say(future_set_exception(f, &(struct exception){ -EIO, "" }), -EINVAL, "InvalidStateError");
    say_truth(future_cancel(f));
    say_result(f, TIMEOUT_FOREVER, 0, "");
    f = future_new();
    fail(f, "no");
    say_result(f, TIMEOUT_FOREVER, VALUE_ERROR, "ValueError");
    const struct exception *e = NULL;
    future_exception(f, &e);
    printf("%s %s %s\n", e->message, truth(future_done(f)), truth(future_cancelled(f)));
}

static void
cancelled(void)
{
    struct future *f = future_new();
    future_add_done_callback(f, told, "cancelled");
    say_truth(future_cancel(f));
    say_truth(future_cancel(f));
    say_states(f);
    say_result(f, TIMEOUT_FOREVER, CANCELLED_ERROR, "CancelledError");
    say_exception(f, TIMEOUT_FOREVER, CANCELLED_ERROR, "CancelledError");
    say_set(f, 5);
    say_began(f);
    say_began(f);
    say_truth(future_cancel(f));
    printf("%s %s\n", truth(future_done(f)), truth(future_cancelled(f)));
}

static void
look(struct future **f, int64_t timeout, enum futures_when when)
{
    bool done[3];
    futures_wait(f, 3, when, timeout, done);
    printf("[%s, %s, %s]\n", truth(done[0]), truth(done[1]), truth(done[2]));
}

static void
say_completed(struct iterator *it, struct future **f, int error, const char *raised)
{
    void *one = NULL;
    int r = iterator_next(it, &one), i = 0;
    while (r == 0 && f[i] != one) {
        i++;
    }
    say_item(r, i, error, raised);
}

static void
waits(void)
{
    struct future *f[] = { future_new(), future_new(), future_new() };
    look(f, SOON, ALL_COMPLETED);
    future_set_result(f[1], NULL);
    look(f, SECONDS(5), FIRST_COMPLETED);
    look(f, SOON, FIRST_EXCEPTION);
    fail(f[2], "");
    look(f, SECONDS(5), FIRST_EXCEPTION);
    look(f, 0, ALL_COMPLETED);
    future_cancel(f[0]);
    look(f, SOON, ALL_COMPLETED);
    future_set_running_or_notify_cancel(f[0]);
    look(f, SECONDS(5), ALL_COMPLETED);
    for (int i = 0; i < 3; i++) {
        f[i] = future_new();
    }
    future_set_result(f[2], NULL);
    struct iterator *it = as_completed(f, 3, MILLISECONDS(500));
    say_completed(it, f, 0, "");
    future_set_result(f[1], NULL);
    say_completed(it, f, 0, "");
    say_completed(it, f, -ETIMEDOUT, "TimeoutError");
    say_completed(it, f, STOP_ITERATION, "StopIteration");
}

static int
square(void *arg, void **result)
{
    intptr_t n = (intptr_t)arg;
    if (n < 0) {
        return exception_raise(VALUE_ERROR, "negative");
    }
    *result = (void *)(n * n);
    return 0;
}

static int
wait_for(void *gate, void **result)
{
    event_wait(gate);
    return 0;
}

/* Of a NULL result, as Python prints None. */
static void
say_none(struct future *f)
{
    void *none;
    say(future_result(f, &none), 0, "");
}

static void
say_submitted(struct executor *e, executor_function *function, intptr_t n, int error, const char *raised)
{
    struct future *f = executor_submit(e, function, (void *)n);
    if (f) {
        say_result(f, TIMEOUT_FOREVER, error, raised);
    } else {
        say(exception_last()->code, error, raised);
    }
}

static void
say_next(struct iterator *it)
{
    void *value = NULL;
    int r = iterator_next(it, &value);
    say_item(r, (long)value, r == STOP_ITERATION ? r : r == VALUE_ERROR ? r : -ETIMEDOUT,
             r == STOP_ITERATION ? "StopIteration" : r == VALUE_ERROR ? "ValueError" : "TimeoutError");
}

static void
await_running(struct future *f)
{
    while (!future_running(f)) {
        conc_sleep(MILLISECONDS(1));
    }
}

static void
threads(void)
{
    void *five[] = { (void *)0, (void *)1, (void *)2, (void *)3, (void *)4 }, *three[] = { (void *)1, (void *)-1, (void *)2 };
    struct executor *e = thread_pool_executor_new(1);
    say_submitted(e, square, 7, 0, "");
    say_submitted(e, square, -7, VALUE_ERROR, "ValueError");
    struct iterator *it = executor_map(e, square, five, 5);
    void *value;
    for (int i = 0; i < 5 && iterator_next(it, &value) == 0; i++) {
        printf("%s%ld", i ? ", " : "[", (long)value);
    }
    say_text("]");
    it = executor_map(e, square, three, 3);
    for (int i = 0; i < 4; i++) {
        say_next(it);
    }
    struct event gate = EVENT_INIT;
    struct future *running = executor_submit(e, wait_for, &gate), *waiting = executor_submit(e, square, (void *)3),
                  *last = executor_submit(e, square, (void *)4);
    await_running(running);
    bool first = future_cancel(running), second = future_cancel(waiting);
    printf("%s %s %s %s %s\n", truth(first), truth(second), truth(future_cancelled(waiting)), truth(future_running(last)),
           truth(future_done(last)));
    say_result(last, SOON, -ETIMEDOUT, "TimeoutError");
    say_next(executor_map_timeout(e, square, five + 1, 1, SOON, 1));
    event_set(&gate);
    say_none(running);
    say_result(last, TIMEOUT_FOREVER, 0, "");
    say_result(waiting, TIMEOUT_FOREVER, CANCELLED_ERROR, "CancelledError");
    executor_shutdown(e, true, false), say(0, 0, "");
    say_submitted(e, square, 1, RUNTIME_ERROR, "RuntimeError");
    say(executor_map(e, square, five, 1) ? 0 : exception_last()->code, RUNTIME_ERROR, "RuntimeError");
    executor_shutdown(e, true, false), say(0, 0, "");
}

static void
say_each(struct future **f, bool (*is)(struct future *f))
{
    printf("[%s, %s, %s]\n", truth(is(f[0])), truth(is(f[1])), truth(is(f[2])));
}

static void
shuts_down(void)
{
    struct executor *e = thread_pool_executor_new(1);
    struct event gate = EVENT_INIT;
    struct future *f[] = { executor_submit(e, wait_for, &gate), executor_submit(e, square, (void *)2),
                           executor_submit(e, square, (void *)3) };
    await_running(f[0]);
    executor_shutdown(e, false, false), say(0, 0, "");
    say_submitted(e, square, 1, RUNTIME_ERROR, "RuntimeError");
    say_each(f, future_done);
    executor_shutdown(e, false, true), say(0, 0, "");
    say_each(f, future_cancelled);
    event_set(&gate);
    executor_shutdown(e, true, false), say(0, 0, "");
    say_each(f, future_done);
}

static int
fails(void *arg)
{
    return -EIO;
}

static void
broken(void)
{
    /* There it is told on stderr, as Python logs it. */
    if (!freopen("/dev/null", "w", stderr)) {
        return;
    }
    struct executor *e = thread_pool_executor_new_with(1, NULL, fails, NULL);
    say_submitted(e, square, 1, -EPIPE, "BrokenThreadPool");
    say_submitted(e, square, 1, -EPIPE, "BrokenThreadPool");
    executor_free(e);
}

static int
square_value(void *arg, void **result)
{
    int64_t n = value_number(arg);
    if (n < 0) {
        return exception_raise(VALUE_ERROR, "negative");
    }
    *result = value_int(n * n);
    return 0;
}

static int
sleep_a_bit(void *arg, void **result)
{
    conc_sleep(MILLISECONDS(500));
    return 0;
}

static int
dies(void *arg, void **result)
{
    _exit((int)value_number(arg));
}

static void
say_value(struct executor *e, executor_function *function, int64_t n, int error, const char *raised)
{
    void *v = NULL;
    struct future *f = executor_submit(e, function, value_int(n));
    int r = f ? future_result(f, &v) : exception_last()->code;
    say_item(r, (long)value_number(v), error, raised);
}

static void
processes(void)
{
    void *ten[10], *three[] = { value_int(1), value_int(-1), value_int(2) }, *v;
    struct executor *e = process_pool_executor_new(2);
    say_value(e, square_value, 7, 0, "");
    say_value(e, square_value, -7, VALUE_ERROR, "ValueError");
    for (int i = 0; i < 10; i++) {
        ten[i] = value_int(i);
    }
    struct iterator *it = executor_map_timeout(e, square_value, ten, 10, TIMEOUT_FOREVER, 3);
    for (int i = 0; i < 10 && iterator_next(it, &v) == 0; i++) {
        printf("%s%ld", i ? ", " : "[", (long)value_number(v));
    }
    say_text("]");
    it = executor_map(e, square_value, three, 3);
    for (int i = 0; i < 4; i++) {
        v = NULL;
        int r = iterator_next(it, &v);
        say_item(r, (long)value_number(v), r == VALUE_ERROR ? r : STOP_ITERATION, r == VALUE_ERROR ? "ValueError" : "StopIteration");
    }
    say_result(executor_submit(e, sleep_a_bit, NULL), SOON, -ETIMEDOUT, "TimeoutError");
    executor_shutdown(e, true, false), say(0, 0, "");
    say_value(e, square_value, 1, RUNTIME_ERROR, "RuntimeError");
    e = process_pool_executor_new(1);
    say_value(e, dies, 3, -EOWNERDEAD, "BrokenProcessPool");
    executor_free(e);
}

int
main(void)
{
    static const struct { const char *name; void (*part)(void); } parts[] = {
        { "states", states }, { "cancelled", cancelled }, { "waits", waits }, { "threads", threads },
        { "shuts_down", shuts_down }, { "broken", broken }, { "processes", processes },
    };
    for (int i = 0; i < 7; i++) {
        say_text(parts[i].name);
        parts[i].part();
    }
}
