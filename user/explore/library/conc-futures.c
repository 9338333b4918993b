/* SPDX-License-Identifier: MIT */
/* Two futures are given their results by two threads: who waits for the first has one, who waits for all has both, and who
 * takes them as they are completed gets each once. */
#include "threads.h"

#include <conc/future.h>
#include <conc/futures.h>

static struct future *futures[2];

static void *
give(void *number)
{
    assert(future_set_running_or_notify_cancel(futures[(intptr_t)number - 1]) == 1);
    assert(future_set_result(futures[(intptr_t)number - 1], number) == 0);
    return NULL;
}

static void *
wait_for_first_then_all(void *unused)
{
    bool done[2];

    assert(futures_wait(futures, 2, FIRST_COMPLETED, TIMEOUT_FOREVER, done) >= 1 && (done[0] || done[1]));
    assert(futures_wait(futures, 2, ALL_COMPLETED, TIMEOUT_FOREVER, NULL) == 2);
    return unused;
}

static void *
take_each(void *unused)
{
    struct iterator *completed = as_completed(futures, 2, TIMEOUT_FOREVER);
    void *one, *other, *none;

    assert(iterator_next(completed, &one) == 0 && future_done(one));
    assert(iterator_next(completed, &other) == 0 && future_done(other) && one != other);
    assert(iterator_next(completed, &none) == STOP_ITERATION);
    iterator_free(completed);
    return unused;
}

int
main(void)
{
    for (int i = 0; i < 2; i++)
        futures[i] = future_new();
    RUN(give, give, wait_for_first_then_all, take_each);
    for (int i = 0; i < 2; i++)
        future_free(futures[i]);
}
