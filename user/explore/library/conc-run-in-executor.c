/* SPDX-License-Identifier: MIT */
/* A loop has two things done by a thread, and takes one back before that thread can have begun it: the other's result comes, and
 * of the one taken back nothing is done or heard. */
#include "threads.h"

#include <conc/event.h>
#include <conc/loop.h>
#include <conc/run_in_executor.h>
#include <conc/thread_pool_executor.h>

static struct event go_on;
static int done;

static int
work(void *number, void **result)
{
    event_wait(&go_on);
    done++;
    *result = number;
    return 0;
}

static void
take_back(void *future)
{
    assert(afuture_cancel(future));
    event_set(&go_on);
}

int
main(void)
{
    struct loop *loop = loop_new();
    struct executor *threads = thread_pool_executor_new(1);
    struct afuture *first = loop_run_in_executor(loop, threads, work, &done);
    struct afuture *second = loop_run_in_executor(loop, threads, work, loop);
    void *result;

    loop_call_soon(loop, take_back, second);
    assert(loop_run_until_complete(loop, first, &result) == 0 && result == &done);
    executor_free(threads);
    assert(done == 1 && afuture_cancelled(second));
    afuture_free(first);
    afuture_free(second);
    loop_free(loop);
}
