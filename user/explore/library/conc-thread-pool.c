/* SPDX-License-Identifier: MIT */
/* Two submit to a pool of two threads, and another shuts it down meanwhile: what was accepted is done, once, and nothing else. */
#include "threads.h"

#include <conc/thread_pool_executor.h>
#include <stdatomic.h>

static struct executor *pool;
static atomic_int done, accepted;

static int
work(void *arg, void **result)
{
    done++;
    *result = arg;
    return 0;
}

static void *
submit(void *number)
{
    struct future *f = executor_submit(pool, work, number);
    void *result;

    if (!f)
        return NULL;
    accepted++;
    assert(future_result(f, &result) == 0 && result == number);
    future_free(f);
    return NULL;
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
    pool = thread_pool_executor_new(2);
    RUN(submit, submit, shut_down);
    assert(done == accepted);
    executor_free(pool);
}
