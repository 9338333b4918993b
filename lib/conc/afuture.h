/* SPDX-License-Identifier: MIT */
/*
 * Afuture: asyncio.Future, a result that is not there yet, in one loop's thread.
 *
 *     struct afuture *f = afuture_new(loop);
 *     afuture_await(f, &value);                       a coroutine: suspended
 *                                                     afuture_set_result(f, value);     somebody's callback
 *     goes on in the next round of the loop
 *
 *     states   pending --set_result, set_exception--> finished
 *              pending --cancel--> cancelled
 *
 * Callbacks, waiting coroutines included, are not called by set_result: they join the loop's ready queue, in the order
 * in which they were added.
 *
 * Each `new` and each function that says so gives the caller a reference; afuture_free gives it back.  The library holds
 * its own while it needs them, so a future may be freed at any time after its last use.
 *
 * Errors: -EALREADY  it is done (InvalidStateError)      -EAGAIN  it is not done yet (InvalidStateError)
 *         CANCELLED_ERROR  it was cancelled              or whatever set_exception was given
 */
#pragma once

#include <stdbool.h>

#include <conc/exception.h>

struct loop;
struct afuture;

typedef void afuture_callback(struct afuture *f, void *arg);

enum afuture_state { AFUTURE_PENDING, AFUTURE_CANCELLED, AFUTURE_FINISHED };

/* The inside is afuture.c's; it is here because a task is one (task.c), and a gathering (async.c). */
struct afuture {
    struct loop *loop;
    enum afuture_state state;
    void *value;
    struct exception error;             /* code 0: none */
    bool error_told;                    /* somebody asked for the result */
    struct afuture_waiting *waiting;    /* callbacks, first added first */
    unsigned references;
    bool (*cancel)(struct afuture *f);  /* NULL: it just becomes cancelled */
    void (*destroy)(struct afuture *f); /* before the memory goes; NULL: nothing to do */
    const char *name;                   /* a task's; NULL */
};

/* One reference.  NULL: no memory. */
struct afuture *afuture_new(struct loop *l);
struct afuture *afuture_keep(struct afuture *f);        /* one more; returns f */
void afuture_free(struct afuture *f);                   /* NULL is allowed */

/* For those that a future is a part of: all of it but the memory. */
void afuture_init(struct afuture *f, struct loop *l);

/* 0, or -EALREADY.  The exception is copied. */
int afuture_set_result(struct afuture *f, void *value);
int afuture_set_exception(struct afuture *f, const struct exception *e);

/* Ask for its end.  A task is asked through what it waits for.  False if it is done. */
bool afuture_cancel(struct afuture *f);

/* The plain thing: it is cancelled from now on. */
bool afuture_become_cancelled(struct afuture *f);

bool afuture_done(struct afuture *f);
bool afuture_cancelled(struct afuture *f);

/* 0 and the result in *value (may be NULL), or the exception's code, raised anew; -EAGAIN. */
int afuture_result(struct afuture *f, void **value);

/* 0 and the exception (code 0: none) in *e; CANCELLED_ERROR; -EAGAIN. */
int afuture_exception(struct afuture *f, struct exception *e);

/* Call callback(f, arg) from the loop once it is done; at the next round if it is.  0 or -ENOMEM. */
int afuture_add_done_callback(struct afuture *f, afuture_callback *callback, void *arg);

/* Take away all that are equal; how many there were. */
int afuture_remove_done_callback(struct afuture *f, afuture_callback *callback, void *arg);

/* In a task.  Wait until it is done: its result, or its error, or what was thrown at the waiter (cancel). */
int afuture_await(struct afuture *f, void **value);
