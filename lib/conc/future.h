/* SPDX-License-Identifier: MIT */
/*
 * Future: Python's concurrent.futures.Future, a result that is not there yet.
 *
 *     struct future *f = executor_submit(e, fetch, url);      somebody else computes it (executor.h)
 *     if (future_result(f, &page) == 0) ...                   sleep until it is there
 *     future_free(f);
 *
 *     PENDING --set_running_or_notify_cancel--> RUNNING --set_result, set_exception--> FINISHED
 *        \--cancel--> CANCELLED --set_running_or_notify_cancel--> CANCELLED_AND_NOTIFIED
 *
 * - cancel works before the work begins, not afterwards; nobody stops a function that runs.
 * - A cancelled future is done at once for cancelled, done, result and the callbacks.  Those in futures_wait and
 *   as_completed hear of it when the worker comes to it and finds it cancelled: as in Python.
 * - Where Python raises what the task raised, future_result returns its code, and exception_last() has its message.  A task
 *   that fails with -ETIMEDOUT looks like a wait that took too long, as in Python: ask future_done.
 * - Nobody is woken if he who works for it ends without telling: a thread of a pool cannot, a process can, and then
 *   its executor sets an exception.
 * - Whoever has it holds a reference: its executor until the work is done, the caller until future_free.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include <conc/exception.h>
#include <conc/time.h>

struct future;

enum future_state { FUTURE_PENDING, FUTURE_RUNNING, FUTURE_CANCELLED, FUTURE_CANCELLED_AND_NOTIFIED, FUTURE_FINISHED };

/* Pending, with one reference.  NULL: no memory. */
struct future *future_new(void);
struct future *future_keep(struct future *f);   /* one reference more; returns f */
void future_free(struct future *f);             /* one less; NULL is allowed */

/* Wait until it is done.  0 and what the task returned; CANCELLED_ERROR; what the task failed with; -ETIMEDOUT, or -EAGAIN
 * when timeout is 0.  On an error *result is left as it was. */
int future_result(struct future *f, void **result);
int future_result_timeout(struct future *f, void **result, int64_t timeout);

/* Wait in the same way for what it failed with: *e is NULL if it did not, else part of the future. */
int future_exception(struct future *f, const struct exception **e);
int future_exception_timeout(struct future *f, const struct exception **e, int64_t timeout);

/* True if it is cancelled now; false: it runs or has finished. */
bool future_cancel(struct future *f);

bool future_cancelled(struct future *f);
bool future_running(struct future *f);
bool future_done(struct future *f);             /* cancelled or finished */
enum future_state future_state(struct future *f);

/* Call function(f, arg) once it is done: in the thread that finishes or cancels it, in the order they were added; or at
 * once, in the caller, if it is done already.  0, or -ENOMEM: it will not be called. */
int future_add_done_callback(struct future *f, void (*function)(struct future *f, void *arg), void *arg);

/* For those who do the work.  1: begin; 0: it is cancelled, do not; -EINVAL: somebody began before. */
int future_set_running_or_notify_cancel(struct future *f);

/* 0, or -EINVAL if it is done already (Python: InvalidStateError). */
int future_set_result(struct future *f, void *result);
int future_set_exception(struct future *f, const struct exception *e);

/* Its result is dropped so with the last reference, if nobody has asked for it. */
void future_drop_unasked(struct future *f, void (*drop)(void *result));

/* For futures.c: to be told, with the future's lock held, that it has finished or that its worker found it cancelled. */
struct future_watcher {
    struct future_watcher *next;
    void (*tell)(struct future_watcher *w, bool failed);
};
void future_watch(struct future *f, struct future_watcher *w);  /* tells at once if it is so already */
void future_unwatch(struct future *f, struct future_watcher *w);
