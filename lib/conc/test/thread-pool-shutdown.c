/* SPDX-License-Identifier: MIT */
/* shutdown: without waiting it returns at once and all the work is still done; waiting it returns after the work; with
 * cancel_futures what has not begun never begins, and those who wait for it are told; a later submit is an error. */
#include "claim.h"

#include <conc/event.h>
#include <conc/futures.h>
#include <conc/thread_pool_executor.h>

static struct event go = EVENT_INIT, begun = EVENT_INIT;
static _Atomic int done;

static int
wait_and_count(void *arg, void **result)
{
    *result = arg;
    event_set(&begun);
    event_wait(&go);
    done++;
    return 0;
}

static struct executor *
with_three(struct future **f)
{
    struct executor *e = thread_pool_executor_new(1);
    event_clear(&go);
    event_clear(&begun);
    done = 0;
    for (int i = 0; i < 3; i++) {
        f[i] = executor_submit(e, wait_and_count, f);
        CLAIM(f[i]);
    }
    event_wait(&begun);
    return e;
}

static void
free_three(struct executor *e, struct future **f)
{
    for (int i = 0; i < 3; i++) {
        future_free(f[i]);
    }
    executor_free(e);
}

static void
does_not_wait(void)
{
    struct future *f[3];
    struct executor *e = with_three(f);
    executor_shutdown(e, false, false);
    CLAIM_EQ(done, 0);
    CLAIM(!executor_submit(e, wait_and_count, NULL));
    CLAIM_EQ(exception_last()->code, RUNTIME_ERROR);
    CLAIM(strcmp(exception_last()->message, "cannot schedule new futures after shutdown") == 0);
    event_set(&go);
    executor_shutdown(e, true, false);
    CLAIM_EQ(done, 3);
    executor_shutdown(e, true, true);
    free_three(e, f);
}

static void
cancels(void)
{
    struct future *f[3];
    struct executor *e = with_three(f);
    void *result;
    executor_shutdown(e, false, true);
    event_set(&go);
    executor_shutdown(e, true, false);
    CLAIM_EQ(done, 1);
    CLAIM_EQ(futures_wait(f, 3, ALL_COMPLETED, SECONDS(100), NULL), 3);
    CLAIM_EQ(future_result(f[0], &result), 0);
    CLAIM_EQ(future_result(f[1], &result), CANCELLED_ERROR);
    CLAIM_EQ(future_result(f[2], &result), CANCELLED_ERROR);
    free_three(e, f);
}

int
main(void)
{
    does_not_wait();
    cancels();
    struct executor *unused = thread_pool_executor_new(2);
    executor_shutdown(unused, true, false);
    executor_free(unused);
}
