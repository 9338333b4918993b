/* SPDX-License-Identifier: MIT */
/* A pool of two processes: two threads have a task done, each gets its own result; after close all that was accepted is done. */
#include "threads.h"

#include <conc/pool.h>

static struct pool *pool;

static struct value *
add_one(const struct value *n)
{
    return value_int(value_number(n) + 1);
}

static void *
apply(void *number)
{
    struct value *result;

    assert(pool_apply(pool, add_one, value_int((intptr_t)number), &result) == 0);
    assert(value_number(result) == (intptr_t)number + 1);
    value_free(result);
    return NULL;
}

int
main(void)
{
    struct async_result *late;
    const struct value *result;

    pool = pool_new(2);
    RUN(apply, apply);
    assert(pool_apply_async(pool, add_one, value_int(41), &late) == 0 && pool_close(pool) == 0);
    assert(pool_join(pool) == 0 && async_result_get(late, &result) == 0 && value_number(result) == 42);
    async_result_free(late);
    assert(pool_free(pool) == 0);
}
