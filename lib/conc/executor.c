/* SPDX-License-Identifier: MIT */
/*
 * What executors have in common: map is several submits and one iterator.  Contracts in executor.h.
 *
 * A shutdown with a limit: a daemon thread waits without one, and the caller for it.  There is one for each executor, also if
 * it is asked again, and executor_free waits for it.
 */
#include <conc/event.h>
#include <conc/executor.h>
#include <conc/guard.h>
#include <conc/shared_map.h>
#include <conc/thread.h>

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

struct ending {
    struct executor *executor;          /* [c] */
    struct thread *thread;              /* [c] */
    struct event ended;
    struct ending *next;                /* [e] */
};  /* [c] never changes  [e] under endings_lock */

static struct lock endings_lock = LOCK_INIT;
static struct ending *endings;          /* [e] */

struct results {
    int64_t timeout, deadline;
    size_t n, next;
    struct future *future[];
};

static unsigned generation = 1;

static void
count_fork(void)
{
    generation++;
}

static void
hook_once(void)
{
    pthread_atfork(NULL, NULL, count_fork);
}

unsigned
executor_generation(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, hook_once);
    return generation;
}

/* It was made before a fork that lies between, so it has no workers here. */
static bool
is_a_copy(const struct executor *e)
{
    return e->generation != 0 && e->generation != generation;
}

static bool
refuses(const struct executor *e)
{
    if (is_a_copy(e)) {
        exception_raise(-ECHILD, "the executor's workers are in another process");
    }
    return is_a_copy(e);
}

void
executor_drop(struct executor *e, void **args, size_t n)
{
    for (size_t i = 0; e->drop && i < n; i++) {
        e->drop(args[i]);
    }
}

struct future *
executor_submit(struct executor *e, executor_function *function, void *arg)
{
    if (refuses(e)) {
        executor_drop(e, &arg, 1);
        return NULL;
    }
    return e->operations->submit(e, function, arg);
}

void
executor_shutdown(struct executor *e, bool wait, bool cancel_futures)
{
    if (!is_a_copy(e)) {
        e->operations->shutdown(e, wait, cancel_futures);
    }
}

static void
wait_for_end(void *arg)
{
    struct ending *end = arg;
    executor_shutdown(end->executor, true, false);
    event_set(&end->ended);
}

/* Lock held.  Where it is, or would be. */
static struct ending **
find_ending(struct executor *e)
{
    struct ending **link = &endings;
    while (*link && (*link)->executor != e) {
        link = &(*link)->next;
    }
    return link;
}

/* NULL: no memory. */
static struct ending *
ending_of(struct executor *e)
{
    LOCK_GUARD(&endings_lock);
    struct ending **link = find_ending(e), *end = *link;
    if (!end) {
        end = calloc(1, sizeof *end);
        if (!end) {
            return NULL;
        }
        end->executor = e;
        end->thread = thread_start_daemon(wait_for_end, end, "ExecutorEnd");
        if (!end->thread) {
            free(end);
            return NULL;
        }
        *link = end;
    }
    return end;
}

int
executor_shutdown_timeout(struct executor *e, bool cancel_futures, int64_t timeout)
{
    if (is_a_copy(e)) {
        return -ECHILD;
    }
    executor_shutdown(e, false, cancel_futures);
    struct ending *end = ending_of(e);
    return end ? event_wait_timeout(&end->ended, timeout) : -ENOMEM;
}

static void
forget_ending(struct executor *e)
{
    lock_acquire(&endings_lock);
    struct ending **link = find_ending(e), *end = *link;
    if (end) {
        *link = end->next;
    }
    lock_release(&endings_lock);
    if (end) {
        thread_join(end->thread);
        thread_free(end->thread);
        free(end);
    }
}

void
executor_free(struct executor *e)
{
    if (e && !is_a_copy(e)) {
        executor_shutdown(e, true, false);
        forget_ending(e);
        e->operations->free(e);
    }
}

/* From the next one on. */
static void
cancel_rest(struct results *all)
{
    for (; all->next < all->n; all->next++) {
        future_cancel(all->future[all->next]);
        future_free(all->future[all->next]);
    }
}

static void
free_results(void *object)
{
    cancel_rest(object);
    free(object);
}

static int
next_result(void *object, void **value)
{
    struct results *all = object;
    if (all->next == all->n) {
        return STOP_ITERATION;
    }
    int64_t left = all->timeout == 0 ? 0 : conc_left(all->deadline);
    int r = future_result_timeout(all->future[all->next], value, left);
    if (r < 0) {
        r = r == -EAGAIN && all->timeout != 0 && !future_done(all->future[all->next]) ? -ETIMEDOUT : r;
        cancel_rest(all);
        return r;
    }
    future_free(all->future[all->next++]);
    return 0;
}

struct iterator *
executor_map_singly(struct executor *e, executor_function *function, void **args, size_t n, int64_t timeout)
{
    struct results *all = malloc(sizeof *all + n * sizeof all->future[0]);
    if (!all) {
        executor_drop(e, args, n);
        exception_raise(-ENOMEM, "no memory for the results of a map");
        return NULL;
    }
    *all = (struct results){ .timeout = timeout, .deadline = conc_deadline(timeout) };
    while (all->n < n) {
        struct future *f = executor_submit(e, function, args[all->n]);
        if (!f) {
            executor_drop(e, args + all->n + 1, n - all->n - 1);
            free_results(all);
            return NULL;
        }
        all->future[all->n++] = f;
    }
    return iterator_new(next_result, free_results, all);
}

struct iterator *
executor_map_timeout(struct executor *e, executor_function *function, void **args, size_t n, int64_t timeout,
                     size_t chunksize)
{
    if (refuses(e)) {
        executor_drop(e, args, n);
        return NULL;
    }
    return e->map ? e->map(e, function, args, n, timeout, chunksize)
           : e->threads ? shared_map(e, e->threads, function, args, n, timeout)
           : executor_map_singly(e, function, args, n, timeout);
}

struct iterator *
executor_map(struct executor *e, executor_function *function, void **args, size_t n)
{
    return executor_map_timeout(e, function, args, n, TIMEOUT_FOREVER, 1);
}
