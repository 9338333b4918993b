/* SPDX-License-Identifier: MIT */
/*
 * Waiting for several futures: a watcher in each, all with one event.  Contracts in futures.h.
 *
 *     future 0 -> [watch 0] -\
 *     future 1 -> [watch 1] --> struct waiting: the event, and a list of the watches told, in order
 *     future 2 -> [watch 2] -/
 *
 * CPython locks all the futures at once to see a consistent picture before it sleeps.  Here they are watched one after
 * the other: one that is done already is told of at once, in future_watch, so that none is missed.
 * Locks: a future's before the waiting's.
 */
#include <conc/event.h>
#include <conc/futures.h>
#include <conc/guard.h>

#include <stdlib.h>

struct watch {
    struct future_watcher watcher;      /* first, so that a watcher is a watch */
    struct waiting *waiting;            /* [c] */
    struct future *future;              /* [c] */
    struct watch *next;                 /* [l] in `told` */
    bool done;                          /* [l] */
};

struct waiting {
    enum futures_when when;             /* [c] */
    struct event event;
    struct lock lock;
    size_t left;                        /* [l] not yet told of */
    struct watch *told, **told_end;     /* [l] not yet given out */
    size_t n, given;                    /* watches; as_completed: those given out */
    int64_t timeout, deadline;
    bool begun, ended;
    struct watch watch[];
};                                      /* [c] never changes  [l] under lock */

/* The future's lock is held. */
static void
tell(struct future_watcher *watcher, bool failed)
{
    struct watch *w = (struct watch *)watcher;
    struct waiting *all = w->waiting;
    LOCK_GUARD(&all->lock);
    w->done = true;
    *all->told_end = w;
    all->told_end = &w->next;
    all->left--;
    if (all->left == 0 || all->when == FIRST_COMPLETED || (all->when == FIRST_EXCEPTION && failed)) {
        event_set(&all->event);
    }
}

static struct waiting *
new_waiting(struct future **futures, size_t n, enum futures_when when)
{
    struct waiting *all = calloc(1, sizeof *all + n * sizeof all->watch[0]);
    if (!all) {
        return NULL;
    }
    all->when = when;
    all->told_end = &all->told;
    all->n = all->left = n;
    for (size_t i = 0; i < n; i++) {
        all->watch[i] = (struct watch){ .watcher.tell = tell, .waiting = all, .future = future_keep(futures[i]) };
    }
    return all;
}

static void
watch_all(struct waiting *all)
{
    for (size_t i = 0; i < all->n; i++) {
        future_watch(all->watch[i].future, &all->watch[i].watcher);
    }
    all->begun = true;
}

static void
free_waiting(void *object)
{
    struct waiting *all = object;
    for (size_t i = 0; i < all->n; i++) {
        if (all->begun) {
            future_unwatch(all->watch[i].future, &all->watch[i].watcher);
        }
        future_free(all->watch[i].future);
    }
    free(all);
}

int
futures_wait(struct future **futures, size_t n, enum futures_when when, int64_t timeout, bool *done)
{
    struct waiting *all = new_waiting(futures, n, when);
    int count = 0;
    if (!all) {
        return -ENOMEM;
    }
    watch_all(all);
    if (n > 0) {
        event_wait_timeout(&all->event, timeout);
    }
    lock_acquire(&all->lock);
    for (size_t i = 0; i < n; i++) {
        count += all->watch[i].done;
        if (done) {
            done[i] = all->watch[i].done;
        }
    }
    lock_release(&all->lock);
    free_waiting(all);
    return count;
}

/* NULL: none has come that was not given out. */
static struct watch *
take_told(struct waiting *all)
{
    LOCK_GUARD(&all->lock);
    struct watch *w = all->told;
    if (!w) {
        event_clear(&all->event);
        return NULL;
    }
    all->told = w->next;
    if (!all->told) {
        all->told_end = &all->told;
    }
    return w;
}

static int
next_completed(void *object, void **value)
{
    struct waiting *all = object;
    struct watch *w;
    if (!all->begun) {
        all->deadline = conc_deadline(all->timeout);
        watch_all(all);
    }
    if (all->ended || all->given == all->n) {
        return STOP_ITERATION;
    }
    while (!(w = take_told(all))) {
        if (event_wait_timeout(&all->event, conc_left(all->deadline)) < 0) {
            all->ended = true;
            return exception_raise(all->timeout == 0 ? -EAGAIN : -ETIMEDOUT, "%zu (of %zu) futures unfinished",
                                   all->n - all->given, all->n);
        }
    }
    all->given++;
    *value = w->future;
    return 0;
}

/* Python makes a set of them; the order of those done already is a set's there, and the list's here. */
static size_t
without_doubles(struct future **futures, size_t n, struct future **to)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        size_t j = 0;
        while (j < count && to[j] != futures[i]) {
            j++;
        }
        to[j] = futures[i];
        count += j == count;
    }
    return count;
}

struct iterator *
as_completed(struct future **futures, size_t n, int64_t timeout)
{
    struct future **each = calloc(n + 1, sizeof(struct future *));
    if (!each) {
        return NULL;
    }
    struct waiting *all = new_waiting(each, without_doubles(futures, n, each), FIRST_COMPLETED);
    free(each);
    if (!all) {
        return NULL;
    }
    all->timeout = timeout;
    struct iterator *it = iterator_new(next_completed, free_waiting, all);
    if (!it) {
        free_waiting(all);
    }
    return it;
}
