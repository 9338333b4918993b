/* SPDX-License-Identifier: MIT */
/* All who wait see the one result, a callback is called once whether it came before or after it; or it was cancelled for all. */
#include "threads.h"

#include <conc/future.h>
#include <errno.h>
#include <stdatomic.h>

static struct future *future;
static atomic_int called;

static void
callback(struct future *f, void *arg)
{
    assert(future_done(f) && arg == &called);
    called++;
}

static void *
compute(void *unused)
{
    if (future_set_running_or_notify_cancel(future) == 1)
        assert(future_set_result(future, &called) == 0);
    return unused;
}

static void *
look(void *unused)
{
    void *result = NULL;
    int r = future_result(future, &result);

    assert(future_done(future) && (r == 0 ? result == &called : future_cancelled(future)));
    return unused;
}

static void *
call_back(void *unused)
{
    assert(future_add_done_callback(future, callback, &called) == 0);
    return unused;
}

static void *
cancel(void *unused)
{
    assert(future_cancel(future) == future_cancelled(future));
    return unused;
}

int
main(void)
{
    future = future_new();
    RUN(look, call_back, compute, cancel);
    assert(called == 1);
    future_free(future);
}
