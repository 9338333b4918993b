/* SPDX-License-Identifier: MIT */
/* Two wait for one result, another one asks for a while only: the two see it, and who gave up has seen nothing. */
#include "threads.h"

#include <conc/future.h>
#include <errno.h>

static struct future *future;

static void *
look(void *unused)
{
    void *result = NULL;

    assert(future_result(future, &result) == 0 && result == &future);
    return unused;
}

static void *
look_for_a_while(void *unused)
{
    void *result = NULL;
    int r = future_result_timeout(future, &result, 1000000);

    assert(r == 0 ? result == &future : r == -ETIMEDOUT && !result);
    return unused;
}

static void *
compute(void *unused)
{
    assert(future_set_running_or_notify_cancel(future) == 1 && !future_cancel(future));
    assert(future_set_result(future, &future) == 0);
    return unused;
}

int
main(void)
{
    future = future_new();
    RUN(look, look_for_a_while, look, compute);
    future_free(future);
}
