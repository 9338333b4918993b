/* SPDX-License-Identifier: MIT */
/*
 * Executor: Python's concurrent.futures.Executor.  Whoever gets one need not know whether threads or processes work.
 *
 *     static int
 *     square(void *arg, void **result)
 *     {
 *         intptr_t n = (intptr_t)arg;
 *         if (n > 1000)
 *             return exception_raise(VALUE_ERROR, "%d is too much", (int)n);      raise ValueError(...)
 *         *result = (void *)(n * n);                                              return n * n
 *         return 0;
 *     }
 *
 *     struct executor *e = thread_pool_executor_new(2);
 *     struct future *f = executor_submit(e, square, (void *)7);       returns at once
 *     future_result(f, &value);
 *     future_free(f);
 *     executor_free(e);                                               what leaving `with` does, and the memory
 *
 * - What arg and result point to is between the task and its submitter: with threads anything, between processes what
 *   that executor can carry.  With threads arg stays the submitter's throughout, also if the task is refused or cancelled;
 *   between processes it is given away by submit and map, also if they give NULL, and so is a result that nobody asked for.
 * - The end of the program waits for all that was submitted, also after a shutdown that did not wait, and ends the workers.
 * - What becomes of a task whose worker dies is said by each kind; no future is left waiting for a worker that is gone.
 * - After fork() the child's copy of an executor has no workers: it takes nothing (-ECHILD), and its shutdown and free do
 *   nothing; the child makes its own.  A future that was not done at the fork will not be there.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include <conc/future.h>
#include <conc/iterator.h>

/* Returns 0 with the result in *result (NULL at first), or a negative number for what it raises. */
typedef int executor_function(void *arg, void **result);

struct executor;

/* What a kind of executor is: the functions below, without the checks. */
struct executor_operations {
    struct future *(*submit)(struct executor *e, executor_function *function, void *arg);
    void (*shutdown)(struct executor *e, bool wait, bool cancel_futures);
    void (*free)(struct executor *e);   /* after a shutdown that waited */
};

/* But for `operations` all may be 0. */
struct executor {
    const struct executor_operations *operations;
    unsigned generation;                /* executor_generation() where it was made */
    size_t threads;                     /* which do tasks, at most: a map is shared out among them, not submitted task by task */
    struct iterator *(*map)(struct executor *e, executor_function *function, void **args, size_t n, int64_t timeout,
                            size_t chunksize);
    void (*drop)(void *arg);            /* an argument that was given away and is not taken */
};

/* How many forks lie between this process and the first that asked, and one. */
unsigned executor_generation(void);

/* For such a `map`: each argument submitted by itself. */
struct iterator *executor_map_singly(struct executor *e, executor_function *function, void **args, size_t n,
                                     int64_t timeout);

/* It does not take these. */
void executor_drop(struct executor *e, void **args, size_t n);

/* Have function(arg) called by a worker, some time.  The caller frees the future.  NULL: exception_last() says why:
 * RUNTIME_ERROR after shutdown, -ECHILD in a child of its process, -EPIPE if the pool is broken, -EAGAIN without any worker, -ENOMEM. */
struct future *executor_submit(struct executor *e, executor_function *function, void *arg);

/* Submit all n, now, and give an iterator over the results, in the order of args.  What a task raises comes out in its place
 * and ends the iteration; -ETIMEDOUT (-EAGAIN when timeout is 0) if a result is not there within `timeout` from now.
 * Whatever has not begun when the iterator ends or is freed is cancelled.  NULL: as executor_submit.
 * chunksize is for processes, where several tasks travel together; threads take no notice of it. */
struct iterator *executor_map(struct executor *e, executor_function *function, void **args, size_t n);
struct iterator *executor_map_timeout(struct executor *e, executor_function *function, void **args, size_t n,
                                      int64_t timeout, size_t chunksize);

/* Accept nothing more.  wait: return when all that was submitted is done and the workers have ended, else at once.
 * cancel_futures: what has not begun will not begin.  May be called again. */
void executor_shutdown(struct executor *e, bool wait, bool cancel_futures);

/* The same with an end to the waiting: 0: all is done and the workers have ended; -ETIMEDOUT, or -EAGAIN when timeout is 0:
 * not yet, they go on; -ENOMEM: it is shut down, and nobody can wait for that. */
int executor_shutdown_timeout(struct executor *e, bool cancel_futures, int64_t timeout);

/* Shut down, wait, give the memory back.  Not from a worker.  Waits without a limit, for a worker may use all of it: where that
 * could be for ever, free it only after an executor_shutdown_timeout that was 0. */
void executor_free(struct executor *e);
