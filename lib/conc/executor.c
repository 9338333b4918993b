/* SPDX-License-Identifier: MIT */
/* What executors have in common: map is several submits and one iterator.  Contracts in executor.h. */
#include <conc/executor.h>
#include <conc/shared_map.h>

#include <stdlib.h>

struct results {
    int64_t timeout, deadline;
    size_t n, next;
    struct future *future[];
};

struct future *
executor_submit(struct executor *e, executor_function *function, void *arg)
{
    return e->operations->submit(e, function, arg);
}

void
executor_shutdown(struct executor *e, bool wait, bool cancel_futures)
{
    e->operations->shutdown(e, wait, cancel_futures);
}

void
executor_free(struct executor *e)
{
    if (e) {
        executor_shutdown(e, true, false);
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
executor_map_singly(struct executor *e, executor_function *function, void **args, size_t n, int64_t timeout, size_t *submitted)
{
    struct results *all = malloc(sizeof *all + n * sizeof all->future[0]);
    *submitted = 0;
    if (!all) {
        exception_raise(-ENOMEM, "no memory for the results of a map");
        return NULL;
    }
    *all = (struct results){ .timeout = timeout, .deadline = conc_deadline(timeout) };
    while (all->n < n) {
        struct future *f = executor_submit(e, function, args[(*submitted)++]);
        if (!f) {
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
    size_t submitted;
    return e->map ? e->map(e, function, args, n, timeout, chunksize)
           : e->threads ? shared_map(e, e->threads, function, args, n, timeout)
           : executor_map_singly(e, function, args, n, timeout, &submitted);
}

struct iterator *
executor_map(struct executor *e, executor_function *function, void **args, size_t n)
{
    return executor_map_timeout(e, function, args, n, TIMEOUT_FOREVER, 1);
}
