/* SPDX-License-Identifier: MIT */
/*
 * Future: a state under a lock, and three kinds of people who want to know when it changes.  Contracts in future.h.
 *
 *     asks for the result      sleeps on `done`            woken when it is finished or cancelled
 *     added a callback         runs in another's thread    called after the lock is given up: it may ask, and may be slow
 *     waits for several        a watcher (futures.c)       told with the lock held: it only makes a note
 */
#include <conc/condition.h>
#include <conc/future.h>
#include <conc/guard.h>

#include <stdlib.h>

struct callback {
    struct callback *next;
    void (*function)(struct future *f, void *arg);
    void *arg;
};

struct future {
    _Atomic uint32_t references;
    struct lock lock;
    struct condition done;
    enum future_state state;            /* [l] */
    void *result;                       /* [d] */
    void (*drop)(void *result);         /* [l] NULL, also once somebody has asked for the result */
    struct exception exception;         /* [d] code 0: none */
    struct callback *callbacks;         /* [l] until done, then his who made it so */
    struct future_watcher *watchers;    /* [l] */
};                                      /* [l] under lock  [d] under lock until done, then constant */

struct future *
future_new(void)
{
    struct future *f = malloc(sizeof *f);
    if (f) {
        *f = (struct future){ .references = 1, .done = CONDITION_INIT(&f->lock) };
    }
    return f;
}

struct future *
future_keep(struct future *f)
{
    atomic_fetch_add(&f->references, 1);
    return f;
}

void
future_free(struct future *f)
{
    if (!f || atomic_fetch_sub(&f->references, 1) > 1) {
        return;
    }
    while (f->callbacks) {
        struct callback *c = f->callbacks;
        f->callbacks = c->next;
        free(c);
    }
    if (f->drop && f->result) {
        f->drop(f->result);
    }
    free(f);
}

void
future_drop_unasked(struct future *f, void (*drop)(void *result))
{
    LOCK_GUARD(&f->lock);
    f->drop = drop;
}

/* Lock held. */
static bool
is_cancelled(const struct future *f)
{
    return f->state == FUTURE_CANCELLED || f->state == FUTURE_CANCELLED_AND_NOTIFIED;
}

static bool
is_done(void *f)
{
    return is_cancelled(f) || ((struct future *)f)->state == FUTURE_FINISHED;
}

/* What makes it known to watchers: not a mere CANCELLED. */
static bool
is_told(const struct future *f)
{
    return f->state == FUTURE_CANCELLED_AND_NOTIFIED || f->state == FUTURE_FINISHED;
}

/* Lock held. */
static void
tell_watchers(struct future *f)
{
    for (struct future_watcher *w = f->watchers, *next; w; w = next) {
        next = w->next;
        w->tell(w, f->exception.code < 0);
    }
}

/* No lock held, done: nobody adds to the list any more. */
static void
call_back(struct future *f)
{
    while (f->callbacks) {
        struct callback *c = f->callbacks;
        f->callbacks = c->next;
        c->function(f, c->arg);
        free(c);
    }
}

static int
wait_until_done(struct future *f, int64_t timeout)
{
    int r = condition_wait_for(&f->done, is_done, f, timeout);
    return r == 0 && is_cancelled(f) ? exception_raise(CANCELLED_ERROR, "the future was cancelled") : r;
}

int
future_result_timeout(struct future *f, void **result, int64_t timeout)
{
    LOCK_GUARD(&f->lock);
    int r = wait_until_done(f, timeout);
    if (r == 0 && f->exception.code < 0) {
        return exception_raise_again(&f->exception);
    }
    if (r == 0) {
        *result = f->result;
        f->drop = NULL;
    }
    return r;
}

int
future_result(struct future *f, void **result)
{
    return future_result_timeout(f, result, TIMEOUT_FOREVER);
}

int
future_exception_timeout(struct future *f, const struct exception **e, int64_t timeout)
{
    LOCK_GUARD(&f->lock);
    int r = wait_until_done(f, timeout);
    if (r == 0) {
        *e = f->exception.code < 0 ? &f->exception : NULL;
    }
    return r;
}

int
future_exception(struct future *f, const struct exception **e)
{
    return future_exception_timeout(f, e, TIMEOUT_FOREVER);
}

bool
future_cancel(struct future *f)
{
    lock_acquire(&f->lock);
    bool already = is_cancelled(f), now = f->state == FUTURE_PENDING;
    if (now) {
        f->state = FUTURE_CANCELLED;
        condition_notify_all(&f->done);
    }
    lock_release(&f->lock);
    if (now) {
        call_back(f);
    }
    return already || now;
}

enum future_state
future_state(struct future *f)
{
    LOCK_GUARD(&f->lock);
    return f->state;
}

bool
future_cancelled(struct future *f)
{
    LOCK_GUARD(&f->lock);
    return is_cancelled(f);
}

bool
future_running(struct future *f)
{
    return future_state(f) == FUTURE_RUNNING;
}

bool
future_done(struct future *f)
{
    LOCK_GUARD(&f->lock);
    return is_done(f);
}

/* False: it is done already. */
static bool
append_callback(struct future *f, struct callback *c)
{
    LOCK_GUARD(&f->lock);
    if (is_done(f)) {
        return false;
    }
    struct callback **end = &f->callbacks;
    while (*end) {
        end = &(*end)->next;
    }
    *end = c;
    return true;
}

int
future_add_done_callback(struct future *f, void (*function)(struct future *f, void *arg), void *arg)
{
    struct callback *c = calloc(1, sizeof *c);
    if (!c) {
        return -ENOMEM;
    }
    *c = (struct callback){ NULL, function, arg };
    if (!append_callback(f, c)) {
        free(c);
        function(f, arg);
    }
    return 0;
}

int
future_set_running_or_notify_cancel(struct future *f)
{
    LOCK_GUARD(&f->lock);
    if (f->state == FUTURE_PENDING) {
        f->state = FUTURE_RUNNING;
        return 1;
    }
    if (f->state != FUTURE_CANCELLED) {
        return -EINVAL;
    }
    f->state = FUTURE_CANCELLED_AND_NOTIFIED;
    tell_watchers(f);
    return 0;
}

static int
finish(struct future *f, void *result, const struct exception *e)
{
    lock_acquire(&f->lock);
    if (is_done(f)) {
        lock_release(&f->lock);
        return -EINVAL;
    }
    f->result = result;
    f->exception = *e;
    f->state = FUTURE_FINISHED;
    tell_watchers(f);
    condition_notify_all(&f->done);
    lock_release(&f->lock);
    call_back(f);
    return 0;
}

int
future_set_result(struct future *f, void *result)
{
    return finish(f, result, &(struct exception){ 0 });
}

int
future_set_exception(struct future *f, const struct exception *e)
{
    return e->code < 0 ? finish(f, NULL, e) : -EINVAL;
}

void
future_watch(struct future *f, struct future_watcher *w)
{
    LOCK_GUARD(&f->lock);
    w->next = f->watchers;
    f->watchers = w;
    if (is_told(f)) {
        w->tell(w, f->exception.code < 0);
    }
}

void
future_unwatch(struct future *f, struct future_watcher *w)
{
    LOCK_GUARD(&f->lock);
    struct future_watcher **link = &f->watchers;
    while (*link != w) {
        link = &(*link)->next;
    }
    *link = w->next;
}
