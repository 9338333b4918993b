/* SPDX-License-Identifier: MIT */
/*
 * Waiting for several futures: Python's concurrent.futures.wait and as_completed.  They may be of several executors.
 *
 *     bool done[3];
 *     futures_wait(f, 3, FIRST_COMPLETED, TIMEOUT_FOREVER, done);
 *
 *     struct iterator *it = as_completed(f, 3, SECONDS(10));
 *     while (iterator_next(it, (void **)&one) == 0)           each when it is done, the earliest first
 *         future_result(one, &value);
 *     iterator_free(it);
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include <conc/future.h>
#include <conc/iterator.h>
#include <conc/when.h>

/* Sleep until `when`, or until the timeout, which is no error: as in Python what is not done is told as not done.
 * done[i] (done may be NULL): whether futures[i] is.  Returns how many are, or -ENOMEM. */
int futures_wait(struct future **futures, size_t n, enum futures_when when, int64_t timeout, bool *done);

/* An iterator over the futures, each once, in the order in which they are done; those done at the start first.
 * Its errors: -ETIMEDOUT (-EAGAIN when timeout is 0) if not all came within `timeout`, counted from the first
 * iterator_next; then it is at its end.  NULL: no memory. */
struct iterator *as_completed(struct future **futures, size_t n, int64_t timeout);
