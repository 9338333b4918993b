/* SPDX-License-Identifier: MIT */
/*
 * Async: asyncio's functions over futures and tasks: sleep, gather, wait, wait_for, shield, timeout.
 *
 *     struct afuture *both[] = { task_future(a), task_future(b) };
 *     struct afuture *all = async_gather(loop, both, 2, false);
 *     void **results;
 *     afuture_await(all, (void **)&results);          or loop_run_until_complete(loop, all, (void **)&results)
 *     afuture_free(all);
 *
 * Those that wait are for tasks; where they return CANCELLED_ERROR the caller's task has been cancelled, and it should go on
 * to its end with it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <conc/afuture.h>
#include <conc/time.h>
#include <conc/when.h>

struct coroutine;
struct handle;
struct task;

/* Let others run for so long; 0: for one round.  0, or what was thrown. */
int async_sleep(int64_t ns);

/* A future of all results: an array of n values that lives as long as it; a reference for the caller.  The first that fails
 * or is cancelled is its error at once, and the others go on; with return_exceptions failures count as results: NULL in
 * the array, ask that future.  Cancelling it cancels them all.  NULL: no memory. */
struct afuture *async_gather(struct loop *l, struct afuture **f, size_t n, bool return_exceptions);

/* How many are done when the wait is over, which none of them notices; -EDOM if n is 0 (ValueError), or what was thrown.
 * A timeout is not an error. */
int async_wait(struct afuture **f, size_t n, enum futures_when when, int64_t timeout);

/* Its result; when the time is over it is cancelled, waited for, and the answer is -ETIMEDOUT. */
int async_wait_for(struct afuture *f, int64_t timeout, void **value);

/* A future that ends as f does and does not cancel it; a reference for the caller.  NULL: no memory. */
struct afuture *async_shield(struct afuture *f);

/*
 * asyncio.timeout: a limit for whatever the task awaits in between, one call or many; it is cancelled when the time is over.
 *
 *     struct async_timeout t;                             async with asyncio.timeout(1):
 *     r = async_timeout_begin(&t, SECONDS(1));                await lock.acquire()
 *     r = r < 0 ? r : alock_acquire(&lock);
 *     r = async_timeout_end(&t, r);                       -ETIMEDOUT (TimeoutError) where that gave CANCELLED_ERROR
 *
 * They may lie in each other.  If somebody else has cancelled the task too, that is what counts: CANCELLED_ERROR.
 * A timeout of 0 lets what is ready happen.
 */
struct async_timeout {
    struct task *task;                  /* NULL: none, begin has failed */
    struct handle *timer;               /* NULL: it has rung, or there is none */
    unsigned cancelling;                /* task_cancelling at the beginning */
    bool expired;
};

/* 0, RUNTIME_ERROR outside of a task, -ENOMEM. */
int async_timeout_begin(struct async_timeout *t, int64_t timeout);

/* r: what came of it.  Returns r, but for a limit that was exceeded. */
long async_timeout_end(struct async_timeout *t, long r);
