/* SPDX-License-Identifier: MIT */
/* Tasks that wait for one thing.  Contracts in awaiters.h. */
#include <conc/afuture.h>
#include <conc/awaiters.h>
#include <conc/loop.h>

static void
leave(struct awaiters *a, struct awaiter *me)
{
    struct awaiter **p = &a->first;
    while (*p != me) {
        p = &(*p)->next;
    }
    *p = me->next;
}

int
awaiters_wait(struct awaiters *a, bool *woken)
{
    struct loop *l = loop_running();
    struct awaiter me = { .future = l ? afuture_new(l) : NULL }, **end = &a->first;
    if (!me.future) {
        return exception_raise(l ? -ENOMEM : RUNTIME_ERROR, l ? "no memory to wait" : "no running event loop");
    }
    while (*end) {
        end = &(*end)->next;
    }
    *end = &me;
    int r = afuture_await(me.future, NULL);
    leave(a, &me);
    if (woken) {
        *woken = afuture_done(me.future) && !afuture_cancelled(me.future);
    }
    afuture_free(me.future);
    return r;
}

void
awaiters_wake_first(struct awaiters *a)
{
    if (a->first && !afuture_done(a->first->future)) {
        afuture_set_result(a->first->future, NULL);
    }
}

bool
awaiters_wake_next(struct awaiters *a)
{
    for (struct awaiter *w = a->first; w; w = w->next) {
        if (!afuture_done(w->future)) {
            afuture_set_result(w->future, NULL);
            return true;
        }
    }
    return false;
}

void
awaiters_wake_all(struct awaiters *a)
{
    while (awaiters_wake_next(a)) {
    }
}

bool
awaiters_any(struct awaiters *a)
{
    for (struct awaiter *w = a->first; w; w = w->next) {
        if (!afuture_cancelled(w->future)) {
            return true;
        }
    }
    return false;
}
