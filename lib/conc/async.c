/* SPDX-License-Identifier: MIT */
/* sleep, gather, wait, wait_for, shield, timeout: as CPython 3.11 has them, future by future.  Contracts in async.h. */
#include <conc/async.h>
#include <conc/generator.h>
#include <conc/loop.h>
#include <conc/task.h>

#include <stdlib.h>

/* A future that a timer makes done.  It lies on its waiter's stack, so the timer must be gone when that returns. */
struct alarm {
    struct afuture *future;
    struct handle *timer;           /* NULL: none, or it has rung */
};

static void
wake(struct afuture *future)
{
    if (!afuture_done(future)) {
        afuture_set_result(future, NULL);
    }
}

static void
ring(void *arg)
{
    struct alarm *a = arg;
    a->timer = NULL;
    wake(a->future);
}

static int
alarm_begin(struct alarm *a, int64_t timeout)
{
    struct loop *l = loop_running();
    if (!l) {
        return exception_raise(RUNTIME_ERROR, "no running event loop");
    }
    a->timer = NULL;
    a->future = afuture_new(l);
    if (a->future && timeout != TIMEOUT_FOREVER) {
        a->timer = loop_call_later(l, timeout, ring, a);
    }
    return a->future ? 0 : exception_raise(-ENOMEM, "no memory for a future");
}

static void
alarm_end(struct alarm *a)
{
    if (a->timer) {
        handle_cancel(a->timer);
    }
    afuture_free(a->future);
}

int
async_sleep(int64_t ns)
{
    struct alarm a;
    if (ns <= 0) {
        return generator_yield(NULL, NULL);
    }
    int r = alarm_begin(&a, ns);
    if (r == 0) {
        r = afuture_await(a.future, NULL);
        alarm_end(&a);
    }
    return r;
}

struct gather {
    struct afuture future;
    size_t n, finished;
    bool return_exceptions, cancel_requested;
    struct afuture **child;
    void **value;
};

static bool
gather_cancel(struct afuture *f)
{
    struct gather *g = (struct gather *)f;
    bool any = false;
    for (size_t i = 0; i < g->n && !afuture_done(f); i++) {
        any |= afuture_cancel(g->child[i]);
    }
    g->cancel_requested |= any;
    return any;
}

static void
gather_destroy(struct afuture *f)
{
    struct gather *g = (struct gather *)f;
    for (size_t i = 0; i < g->n; i++) {
        afuture_free(g->child[i]);
    }
    free(g->child);
    free(g->value);
}

/* All are there. */
static void
gather_end(struct gather *g)
{
    if (g->cancel_requested) {
        exception_raise(CANCELLED_ERROR, "CancelledError");
        afuture_set_exception(&g->future, exception_last());
        return;
    }
    for (size_t i = 0; i < g->n; i++) {
        if (afuture_result(g->child[i], &g->value[i]) < 0) {
            g->value[i] = NULL;
        }
    }
    afuture_set_result(&g->future, g->value);
}

/* One of them is done.  Each of these callbacks has a reference to the gathering. */
static void
gather_one(struct afuture *child, void *arg)
{
    struct gather *g = arg;
    g->finished++;
    int r = afuture_result(child, NULL);
    if (afuture_done(&g->future)) {
        ;       /* it failed before; nobody will be told of this one */
    } else if (r < 0 && !g->return_exceptions) {
        afuture_set_exception(&g->future, exception_for(r));
    } else if (g->finished == g->n) {
        gather_end(g);
    }
    afuture_free(&g->future);
}

struct afuture *
async_gather(struct loop *l, struct afuture **f, size_t n, bool return_exceptions)
{
    struct gather *g = calloc(1, sizeof *g);
    if (!g) {
        return NULL;
    }
    afuture_init(&g->future, l);
    g->future.cancel = gather_cancel;
    g->future.destroy = gather_destroy;
    g->return_exceptions = return_exceptions;
    g->child = calloc(n + 1, sizeof *g->child);
    g->value = calloc(n + 1, sizeof *g->value);
    if (!g->child || !g->value) {
        afuture_free(&g->future);
        return NULL;
    }
    for (; g->n < n; g->n++) {
        g->child[g->n] = afuture_keep(f[g->n]);
        afuture_keep(&g->future);
        afuture_add_done_callback(f[g->n], gather_one, g);
    }
    if (n == 0) {
        afuture_set_result(&g->future, g->value);
    }
    return &g->future;
}

/* On the heap: a callback that is in the ready queue already outlives the wait. */
struct wait {
    struct afuture *waiter;
    enum futures_when when;
    size_t left;
    size_t references;
};

static void
wait_free(struct wait *w, size_t references)
{
    w->references -= references;
    if (w->references == 0) {
        afuture_free(w->waiter);
        free(w);
    }
}

static void
wait_one(struct afuture *f, void *arg)
{
    struct wait *w = arg;
    struct exception e = { 0 };
    w->left--;
    if (w->left == 0 || w->when == FIRST_COMPLETED
        || (w->when == FIRST_EXCEPTION && afuture_exception(f, &e) == 0 && e.code)) {
        wake(w->waiter);
    }
    wait_free(w, 1);
}

/* Wait until one of the callbacks or the alarm says so. */
static int
wait_for_some(struct afuture *waiter, struct afuture **f, size_t n, enum futures_when when)
{
    struct wait *w = malloc(sizeof *w);
    if (!w) {
        return exception_raise(-ENOMEM, "no memory to wait");
    }
    *w = (struct wait){ afuture_keep(waiter), when, n, n + 1 };
    for (size_t i = 0; i < n; i++) {
        afuture_add_done_callback(f[i], wait_one, w);
    }
    int r = afuture_await(waiter, NULL);
    for (size_t i = 0; i < n; i++) {
        wait_free(w, (size_t)afuture_remove_done_callback(f[i], wait_one, w));
    }
    wait_free(w, 1);
    return r;
}

int
async_wait(struct afuture **f, size_t n, enum futures_when when, int64_t timeout)
{
    struct alarm alarm;
    if (n == 0) {
        return exception_raise(VALUE_ERROR, "Set of Tasks/Futures is empty.");
    }
    int r = alarm_begin(&alarm, timeout), done = 0;
    if (r < 0) {
        return r;
    }
    r = wait_for_some(alarm.future, f, n, when);
    alarm_end(&alarm);
    for (size_t i = 0; i < n; i++) {
        done += afuture_done(f[i]);
    }
    return r < 0 ? r : done;
}

/* Cancel it, and wait until that has happened. */
static int
cancel_and_wait(struct afuture *f)
{
    struct alarm never;
    int r = alarm_begin(&never, TIMEOUT_FOREVER);
    if (r == 0) {
        afuture_cancel(f);
        r = wait_for_some(never.future, &f, 1, ALL_COMPLETED);
        alarm_end(&never);
    }
    return r;
}

static int
give_up(struct afuture *f, void **value)
{
    int r = cancel_and_wait(f);
    r = r < 0 ? r : afuture_result(f, value);
    return r == CANCELLED_ERROR ? exception_raise(-ETIMEDOUT, "TimeoutError") : r;
}

int
async_wait_for(struct afuture *f, int64_t timeout, void **value)
{
    struct alarm alarm;
    if (timeout == TIMEOUT_FOREVER) {
        return afuture_await(f, value);
    }
    if (timeout <= 0) {
        return afuture_done(f) ? afuture_result(f, value) : give_up(f, value);
    }
    int r = alarm_begin(&alarm, timeout);
    if (r < 0) {
        return r;
    }
    r = wait_for_some(alarm.future, &f, 1, ALL_COMPLETED);
    alarm_end(&alarm);
    if (afuture_done(f)) {
        return afuture_result(f, value);
    }
    if (r == 0) {
        return give_up(f, value);
    }
    struct exception e = *exception_for(r);     /* the waiter itself is cancelled */
    int r2 = cancel_and_wait(f);
    return r2 < 0 ? r2 : exception_raise_again(&e);
}

/* The outer one ends as the inner did; it has a reference of this callback. */
static void
shielded(struct afuture *inner, void *arg)
{
    struct afuture *outer = arg;
    struct exception e = { 0 };
    int r = afuture_cancelled(outer) && afuture_cancelled(inner) ? 0 : afuture_exception(inner, &e);
    if (afuture_done(outer)) {
        ;       /* cancelled alone */
    } else if (r < 0) {
        afuture_cancel(outer);
    } else if (e.code) {
        afuture_set_exception(outer, &e);
    } else {
        afuture_set_result(outer, inner->value);
    }
    afuture_free(outer);
}

struct afuture *
async_shield(struct afuture *f)
{
    struct afuture *outer = afuture_done(f) ? afuture_keep(f) : afuture_new(f->loop);
    if (outer && outer != f) {
        afuture_add_done_callback(f, shielded, afuture_keep(outer));
    }
    return outer;
}

static void
expire(void *arg)
{
    struct async_timeout *t = arg;
    t->timer = NULL;
    t->expired = task_cancel(t->task);
}

int
async_timeout_begin(struct async_timeout *t, int64_t timeout)
{
    *t = (struct async_timeout){ .task = task_current() };
    if (!t->task) {
        return exception_raise(RUNTIME_ERROR, "Timeout should be used inside a task");
    }
    t->cancelling = task_cancelling(t->task);
    t->timer = timeout == TIMEOUT_FOREVER ? NULL : loop_call_later(loop_running(), timeout, expire, t);
    if (timeout != TIMEOUT_FOREVER && !t->timer) {
        t->task = NULL;
        return -ENOMEM;
    }
    return 0;
}

long
async_timeout_end(struct async_timeout *t, long r)
{
    if (t->timer) {
        handle_cancel(t->timer);
    }
    bool alone = t->expired && task_uncancel(t->task) <= t->cancelling;
    return alone && r == CANCELLED_ERROR ? exception_raise(-ETIMEDOUT, "TimeoutError") : r;
}
