/* SPDX-License-Identifier: MIT */
/* What a task raises comes out of its future with its message, and only its own; the worker goes on.  An initializer that
 * fails breaks the pool: what waits and what comes later is refused; one that works runs once in each worker. */
#include "claim.h"

#include <conc/event.h>
#include <conc/thread.h>
#include <conc/thread_pool_executor.h>

static _Atomic int initialized;
static struct event go = EVENT_INIT;

static int
may_fail(void *arg, void **result)
{
    if (arg) {
        return arg == may_fail ? -EIO : exception_raise(-EIO, "no page %s", (char *)arg);
    }
    *result = "page";
    return 0;
}

static int
initialize(void *arg)
{
    CLAIM(arg == &initialized);
    initialized++;
    return 0;
}

static int
fail_to_initialize(void *arg)
{
    event_wait(&go);
    return exception_raise(RUNTIME_ERROR, "%s", (char *)arg);
}

static void
expect(struct executor *e, void *arg, int r, const char *text)
{
    void *result = NULL;
    struct future *f = executor_submit(e, may_fail, arg);
    CLAIM_EQ(future_result(f, &result), r);
    CLAIM(strcmp(r < 0 ? exception_last()->message : result, text) == 0);
    future_free(f);
}

static void
breaks(void)
{
    void *result;
    struct executor *e = thread_pool_executor_new_with(1, NULL, fail_to_initialize, "on purpose");
    struct future *f[2] = { executor_submit(e, may_fail, NULL), executor_submit(e, may_fail, NULL) };
    event_set(&go);
    for (int i = 0; i < 2; i++) {
        CLAIM_EQ(future_result(f[i], &result), -EPIPE);
        future_free(f[i]);
    }
    CLAIM(!executor_submit(e, may_fail, NULL));
    CLAIM_EQ(exception_last()->code, -EPIPE);
    executor_free(e);
}

int
main(void)
{
    struct executor *e = thread_pool_executor_new_with(1, NULL, initialize, &initialized);
    expect(e, "one", -EIO, "no page one");
    expect(e, NULL, 0, "page");
    expect(e, may_fail, -EIO, strerror(EIO));
    expect(e, "two", -EIO, "no page two");
    executor_free(e);
    CLAIM_EQ(initialized, 1);
    breaks();
}
