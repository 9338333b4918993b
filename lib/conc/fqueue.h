/* SPDX-License-Identifier: MIT */
/*
 * Fed queue: Python's multiprocessing.Queue as CPython builds it, with a feeder thread.  pqueue.h is one without.
 *
 *     struct fqueue *q = fqueue_new(3);           before the fork; at most three values wait
 *
 *     fqueue_put(q, value_int(1));                struct value *v;
 *                                                 fqueue_get(q, &v);
 *
 *     put --> buffer of this process --> [feeder thread] --socket--> get, in any process
 *
 * - put only hands over: the feeder, a daemon thread that the first put of each process starts, encodes and sends.  So put
 *   does not wait when the socket (some 200 KiB) is full, but what was put is not there yet: put, then empty, may say true.
 * - get waits for its turn to read: without patience it may find nothing because another reads just then, as in Python.
 * - multiprocessing.Queue has no task_done and join, and neither has this; for those of JoinableQueue take pqueue.h.
 * - maxsize 0 or less: no bound.  With a bound a place is taken by put and free again after get.
 * - A value that may not cross (value.h) is known only to the feeder: put has long returned 0.  The feeder says why on
 *   stderr, or to who asked for it, and the place is free again.  The reader hears nothing.
 * - The end of a process waits until its feeder has sent everything: for ever, if nobody reads.  So who joins a process
 *   must have taken what it put.  After cancel_join_thread it does not wait, and what is in the buffer is lost.
 * - A process that ends in the middle of a send or get (killed, or with its join cancelled) may leave half a value and
 *   the queue locked for everybody, as in Python.
 * - After a fork the child has the queue, with an empty buffer and open again.
 *
 * Errors: -EAGAIN, -ETIMEDOUT as in queue.h (Python: Full, Empty); -EINVAL: closed in this process (ValueError);
 *         -ENOMEM also if no feeder can be started.
 */
#pragma once

#include <stdbool.h>

#include <conc/time.h>
#include <conc/value.h>

struct fqueue;

/* NULL: no memory or no descriptors. */
struct fqueue *fqueue_new(int maxsize);

/* This process uses it no longer.  0, or -EBUSY while its feeder is at work: after close and join_thread it is not. */
int fqueue_free(struct fqueue *q);

/* The value is given away, also with an error. */
int fqueue_put(struct fqueue *q, struct value *v);
int fqueue_put_timeout(struct fqueue *q, struct value *v, int64_t timeout);
int fqueue_put_nowait(struct fqueue *q, struct value *v);

/* 0, and the value is the caller's. */
int fqueue_get(struct fqueue *q, struct value **v);
int fqueue_get_timeout(struct fqueue *q, struct value **v, int64_t timeout);
int fqueue_get_nowait(struct fqueue *q, struct value **v);

/* True at the time of looking: qsize and full count what was put, empty looks at what has come. */
unsigned fqueue_qsize(struct fqueue *q);
bool fqueue_empty(struct fqueue *q);
bool fqueue_full(struct fqueue *q);

/* This process puts and gets no more; its feeder ends when it has sent the rest. */
void fqueue_close(struct fqueue *q);
/* After close: wait for that.  0; -EBUSY: not closed (AssertionError); -ETIMEDOUT, -EAGAIN. */
int fqueue_join_thread(struct fqueue *q);
int fqueue_join_thread_timeout(struct fqueue *q, int64_t timeout);
/* From now on neither join_thread nor the end of this process waits for the feeder. */
void fqueue_cancel_join_thread(struct fqueue *q);

/* In the feeder: `lost` could not be sent, for the reason why.  NULL, the default: a line on stderr. */
void fqueue_on_error(struct fqueue *q, void (*error)(const struct value *lost, const char *why));
