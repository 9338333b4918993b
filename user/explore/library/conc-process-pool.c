/* SPDX-License-Identifier: MIT */
/* To a pool of one process go two tasks together and one that its process dies of, and another thread shuts it down meanwhile: what
 * was accepted is done once or fails with its process, nothing else is done, and all have been told. */
#include "threads.h"

#include <conc/process_pool_executor.h>
#include <conc/shared.h>
#include <errno.h>
#include <stdatomic.h>
#include <unistd.h>

static struct executor *pool;
static atomic_int *done;
static int accepted;

static int
work(void *number, void **result)
{
    (*done)++;
    *result = value_int(value_number(number) + 1);
    return 0;
}

static int
die(void *unused, void **result)
{
    (void)unused;
    (void)result;
    _exit(3);
}

static void *
map(void *unused)
{
    void *numbers[] = { value_int(1), value_int(2) }, *result;
    struct iterator *results = executor_map_timeout(pool, work, numbers, 2, TIMEOUT_FOREVER, 2);

    if (!results)
        return unused;
    for (int i = 1; i <= 2; i++, accepted++) {
        assert(iterator_next(results, &result) == 0 && value_number(result) == i + 1);
        value_free(result);
    }
    assert(iterator_next(results, &result) == STOP_ITERATION);
    iterator_free(results);
    return unused;
}

static void *
submit_death(void *unused)
{
    struct future *f = executor_submit(pool, die, NULL);
    void *result;

    assert(!f || future_result(f, &result) == -EOWNERDEAD);
    future_free(f);
    return unused;
}

static void *
shut_down(void *unused)
{
    executor_shutdown(pool, true, false);
    return unused;
}

int
main(void)
{
    done = shared_value(atomic_int);
    pool = process_pool_executor_new(1);
    RUN(submit_death, map, shut_down);
    assert(*done == accepted);
    executor_free(pool);
    shared_free(done);
}
