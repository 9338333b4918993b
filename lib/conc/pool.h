/* SPDX-License-Identifier: MIT */
/*
 * Pool: Python's multiprocessing.Pool, some processes that work on many tasks.
 *
 *     static struct value *square(const struct value *n) { return value_int(value_number(n) * value_number(n)); }
 *
 *     struct pool *pool = pool_new(4);                        four processes, forked here and now
 *     struct async_result *r;
 *     pool_apply_async(pool, square, value_int(3), &r);       const struct value *nine;
 *                                                             async_result_get(r, &nine);
 *     pool_close(pool);
 *     pool_join(pool);
 *     pool_free(pool);
 *
 * - A task is a function and a value.  The workers are copies of this process as it was at pool_new, so the function's
 *   address is the same there; what its argument and result are made of is in value.h.
 * - A function that returns an error value has failed: -EREMOTEIO, and the error where the result would be.
 * - A worker that dies (a crash, a kill, exit()) fails the task it was at, with an error that says how it died; another
 *   takes its place and the pool goes on.  (CPython: that task's get() waits for ever.)  If they die before their
 *   first task, in the initializer, the pool gives up: every task fails, saying so.
 * - Each worker has a connection of its own, so none that dies can leave a lock held for the others.
 * - The workers are daemon processes: they end with the program, and what nobody waited for is lost (Q9).
 * - Callbacks run here, in a thread of the pool, one at a time, before the result becomes ready.  One that waits for
 *   its own pool waits for ever.
 * - terminate fails what is not done with -ECANCELED, and calls no callback.  (CPython: get() waits for ever.)
 * - Only the process that made a pool may use it (-ECHILD).
 *
 * Errors: -EINVAL  submitted after close (Python: ValueError)      -EBUSY  joined before close (ValueError)
 *         -EREMOTEIO  the task failed                               -EAGAIN, -ETIMEDOUT as in queue.h
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include <conc/time.h>
#include <conc/value.h>

struct pool;
struct async_result;
struct pool_iterator;

/* The result is given away; NULL is None. */
typedef struct value *pool_function(const struct value *arg);

struct pool_options {
    unsigned processes;                         /* 0: as many as there are CPUs */
    int (*initializer)(const struct value *);   /* in each worker before its first task; not 0: the worker ends */
    struct value *initarg;                      /* copied */
    unsigned maxtasksperchild;                  /* a worker ends after so many and is replaced; 0: never */
};

/* What to call when a task is done; each may be NULL.  The value is only lent. */
struct pool_callbacks {
    void (*done)(const struct value *result, void *arg);
    void (*error)(const struct value *error, void *arg);
    void *arg;
};

/* NULL: no memory, descriptors or processes, or the caller is a daemon process, which may have no children. */
struct pool *pool_new(unsigned processes);
struct pool *pool_new_with(const struct pool_options *options);

/* One task; wait for it.  `arg` is given away (NULL: None), also with an error, here and below.  *result is the caller's;
 * -EREMOTEIO: it is the error. */
int pool_apply(struct pool *p, pool_function *f, struct value *arg, struct value **result);
/* -ETIMEDOUT, -EAGAIN: it is not done yet; it will be, and its result forgotten. */
int pool_apply_timeout(struct pool *p, pool_function *f, struct value *arg, int64_t timeout, struct value **result);

/* One task; go on.  The result is to be freed; `r` may be NULL. */
int pool_apply_async(struct pool *p, pool_function *f, struct value *arg, struct async_result **r);
int pool_apply_async_callbacks(struct pool *p, pool_function *f, struct value *arg, const struct pool_callbacks *c,
                               struct async_result **r);

/* A task for each value of `source`, which is read to its end first, or up to an error; it stays the caller's.  The result is the
 * list, in order; if some failed, one of the errors.  chunksize: how many a worker gets at a time; 0: about four chunks for
 * each worker. */
int pool_map(struct pool *p, pool_function *f, struct value_source source, size_t chunksize, struct value **results);
int pool_map_timeout(struct pool *p, pool_function *f, struct value_source source, size_t chunksize, int64_t timeout,
                     struct value **results);
int pool_map_async(struct pool *p, pool_function *f, struct value_source source, size_t chunksize,
                   const struct pool_callbacks *c, struct async_result **r);

/* Results one by one while the work goes on, in order or as they come.  `source` is read in a thread of its own, as
 * fast as it gives, and nothing holds that back if nobody takes the results.  Its state must live until pool_join. */
int pool_imap(struct pool *p, pool_function *f, struct value_source source, size_t chunksize, struct pool_iterator **i);
int pool_imap_unordered(struct pool *p, pool_function *f, struct value_source source, size_t chunksize,
                        struct pool_iterator **i);

/* The next result, the caller's.  -EREMOTEIO: *v is this one's error, go on with the next; -ENODATA: there are no more
 * (Python: StopIteration). */
int pool_next(struct pool_iterator *i, struct value **v);
int pool_next_timeout(struct pool_iterator *i, struct value **v, int64_t timeout);
void pool_iterator_free(struct pool_iterator *i);

/* Wait for the result, which stays the async_result's own.  0, -EREMOTEIO with the error in *v, -ETIMEDOUT, -EAGAIN. */
int async_result_get(struct async_result *r, const struct value **v);
int async_result_get_timeout(struct async_result *r, const struct value **v, int64_t timeout);
/* The same without looking at it: 0, -ETIMEDOUT, -EAGAIN. */
int async_result_wait(struct async_result *r, int64_t timeout);
bool async_result_ready(struct async_result *r);
/* 1 or 0, or -EINVAL while it is not ready (Python: ValueError). */
int async_result_successful(struct async_result *r);
void async_result_free(struct async_result *r);

/* No more tasks; what is queued will be done.  0, -ECHILD. */
int pool_close(struct pool *p);
/* Stop now: SIGTERM to the workers, which clean nothing up, and what is queued is dropped. */
int pool_terminate(struct pool *p);
/* After one of these: wait until the workers have ended. */
int pool_join(struct pool *p);
int pool_join_timeout(struct pool *p, int64_t timeout);
/* 0, or -EBUSY before a successful join. */
int pool_free(struct pool *p);
