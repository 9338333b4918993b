/* SPDX-License-Identifier: MIT */
/*
 * loop.run_in_executor: what blocks, done by an executor's worker, and awaited like anything else of the loop.
 *
 *     struct afuture *f = loop_run_in_executor(loop, executor, get_url, url);
 *     r = afuture_await(f, &page);
 *     afuture_free(f);
 *
 * Cancelling the future cancels the work if no worker has begun it; one that has goes on, and nobody hears of it.
 * A worker that dies fails the future as it would the executor's own.
 * The executor is the caller's (Python makes one where None is given), to be shut down and waited for before the loop is freed.
 */
#pragma once

#include <conc/afuture.h>
#include <conc/executor.h>

/* One reference.  NULL: as executor_submit. */
struct afuture *loop_run_in_executor(struct loop *l, struct executor *e, executor_function *function, void *arg);
