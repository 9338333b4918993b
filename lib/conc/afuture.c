/* SPDX-License-Identifier: MIT */
/* Afuture: a result, its state, and who waits for it.  Contracts in afuture.h. */
#include <conc/afuture.h>
#include <conc/generator.h>
#include <conc/loop.h>

#include <stdlib.h>

struct afuture_waiting {
    struct afuture_waiting *next;
    struct afuture *future;             /* with a reference, once it is in the ready queue */
    afuture_callback *callback;
    void *arg;
};

void
afuture_init(struct afuture *f, struct loop *l)
{
    *f = (struct afuture){ .loop = l, .references = 1 };
}

struct afuture *
afuture_new(struct loop *l)
{
    struct afuture *f = malloc(sizeof *f);
    if (f) {
        afuture_init(f, l);
    }
    return f;
}

struct afuture *
afuture_keep(struct afuture *f)
{
    f->references++;
    return f;
}

void
afuture_free(struct afuture *f)
{
    if (!f || --f->references > 0) {
        return;
    }
    if (f->error.code && !f->error_told) {
        loop_call_exception_handler(f->loop, f->name ? "Task exception was never retrieved"
                                    : "Future exception was never retrieved", f->name, &f->error);
    }
    if (f->destroy) {
        f->destroy(f);
    }
    while (f->waiting) {
        struct afuture_waiting *w = f->waiting;
        f->waiting = w->next;
        free(w);
    }
    free(f);
}

static void
drop_waiting(void *arg)
{
    struct afuture_waiting *w = arg;
    afuture_free(w->future);
    free(w);
}

static void
call_waiting(void *arg)
{
    struct afuture_waiting *w = arg;
    w->callback(w->future, w->arg);
    drop_waiting(w);
}

static void
schedule(struct afuture *f, struct afuture_waiting *w)
{
    w->future = afuture_keep(f);
    struct handle *h = loop_call_soon(f->loop, call_waiting, w);
    if (h) {
        h->drop = drop_waiting;
    } else {
        drop_waiting(w);        /* the loop is closed */
    }
}

static void
become(struct afuture *f, enum afuture_state state)
{
    f->state = state;
    while (f->waiting) {
        struct afuture_waiting *w = f->waiting;
        f->waiting = w->next;
        schedule(f, w);
    }
}

int
afuture_set_result(struct afuture *f, void *value)
{
    if (f->state != AFUTURE_PENDING) {
        return exception_raise(-EALREADY, "invalid state");
    }
    f->value = value;
    become(f, AFUTURE_FINISHED);
    return 0;
}

int
afuture_set_exception(struct afuture *f, const struct exception *e)
{
    if (f->state != AFUTURE_PENDING) {
        return exception_raise(-EALREADY, "invalid state");
    }
    f->error = *e;
    become(f, AFUTURE_FINISHED);
    return 0;
}

bool
afuture_become_cancelled(struct afuture *f)
{
    if (f->state != AFUTURE_PENDING) {
        return false;
    }
    become(f, AFUTURE_CANCELLED);
    return true;
}

bool
afuture_cancel(struct afuture *f)
{
    return f->cancel ? f->cancel(f) : afuture_become_cancelled(f);
}

bool
afuture_done(struct afuture *f)
{
    return f->state != AFUTURE_PENDING;
}

bool
afuture_cancelled(struct afuture *f)
{
    return f->state == AFUTURE_CANCELLED;
}

static int
refuse(struct afuture *f)
{
    return f->state == AFUTURE_CANCELLED ? exception_raise(CANCELLED_ERROR, "CancelledError")
           : f->state == AFUTURE_PENDING ? exception_raise(-EAGAIN, "Result is not set.") : 0;
}

int
afuture_result(struct afuture *f, void **value)
{
    int r = refuse(f);
    if (r < 0) {
        return r;
    }
    f->error_told = true;
    if (f->error.code) {
        return exception_raise_again(&f->error);
    }
    if (value) {
        *value = f->value;
    }
    return 0;
}

int
afuture_exception(struct afuture *f, struct exception *e)
{
    int r = refuse(f);
    if (r == 0) {
        f->error_told = true;
        *e = f->error;
    }
    return r;
}

int
afuture_add_done_callback(struct afuture *f, afuture_callback *callback, void *arg)
{
    struct afuture_waiting *w = malloc(sizeof *w), **end = &f->waiting;
    if (!w) {
        return -ENOMEM;
    }
    *w = (struct afuture_waiting){ .callback = callback, .arg = arg };
    if (f->state != AFUTURE_PENDING) {
        schedule(f, w);
        return 0;
    }
    while (*end) {
        end = &(*end)->next;
    }
    *end = w;
    return 0;
}

int
afuture_remove_done_callback(struct afuture *f, afuture_callback *callback, void *arg)
{
    int n = 0;
    for (struct afuture_waiting **p = &f->waiting; *p;) {
        struct afuture_waiting *w = *p;
        if (w->callback == callback && w->arg == arg) {
            *p = w->next;
            free(w);
            n++;
        } else {
            p = &w->next;
        }
    }
    return n;
}

/* The task that runs this takes the yielded future and adds its own wake-up to it. */
int
afuture_await(struct afuture *f, void **value)
{
    int r = 0;
    afuture_keep(f);
    if (f->state == AFUTURE_PENDING) {
        r = generator_yield(f, NULL);
        if (r == 0 && f->state == AFUTURE_PENDING) {
            r = exception_raise(RUNTIME_ERROR, "await wasn't used with future");
        }
    }
    r = r < 0 ? r : afuture_result(f, value);
    struct exception e = *exception_last();
    afuture_free(f);
    exception_raise_again(&e);
    return r;
}
