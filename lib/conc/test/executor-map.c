/* SPDX-License-Identifier: MIT */
/* map submits everything at once and gives the results in the order of the arguments, whoever is done first; an error
 * comes in its place, ends the iteration and cancels what has not begun, as does a timeout and an early free. */
#include "claim.h"

#include <conc/event.h>
#include <conc/thread_pool_executor.h>

static struct event second_done = EVENT_INIT, go = EVENT_INIT;
static _Atomic int calls;

/* 1 is done after 2. */
static int
work(void *arg, void **result)
{
    intptr_t n = (intptr_t)arg;
    calls++;
    if (n == 1) {
        event_wait(&second_done);
    } else if (n == 2) {
        event_set(&second_done);
    } else if (n == 3) {
        return exception_raise(VALUE_ERROR, "three");
    } else if (n == 4) {
        event_wait(&go);
    }
    *result = (void *)(n * n);
    return 0;
}

static void
in_order(struct executor *e)
{
    void *args[] = { (void *)1, (void *)2, (void *)7, (void *)3, (void *)8 }, *value;
    struct iterator *it = executor_map(e, work, args, 5);
    for (int i = 0; i < 3; i++) {
        CLAIM_EQ(iterator_next(it, &value), 0);
        CLAIM_EQ((intptr_t)value, (intptr_t)args[i] * (intptr_t)args[i]);
    }
    CLAIM_EQ(iterator_next(it, &value), VALUE_ERROR);
    CLAIM(strcmp(exception_last()->message, "three") == 0);
    CLAIM_EQ(iterator_next(it, &value), STOP_ITERATION);
    iterator_free(it);
    it = executor_map(e, work, args, 0);
    CLAIM_EQ(iterator_next(it, &value), STOP_ITERATION);
    iterator_free(it);
}

static void
cancels_the_rest(bool by_timeout)
{
    void *args[] = { (void *)4, (void *)5, (void *)6 }, *value;
    struct executor *e = thread_pool_executor_new(1);
    calls = 0;
    event_clear(&go);
    int64_t start = conc_now();
    struct iterator *it = executor_map_timeout(e, work, args, 3, by_timeout ? MILLISECONDS(30) : TIMEOUT_FOREVER, 2);
    if (by_timeout) {
        CLAIM_EQ(iterator_next(it, &value), -ETIMEDOUT);
        CLAIM_TOOK(start, MILLISECONDS(30));
    }
    iterator_free(it);
    event_set(&go);
    executor_free(e);
    CLAIM(calls <= 1);
}

int
main(void)
{
    struct executor *e = thread_pool_executor_new(2);
    void *value, *args[] = { (void *)5 };
    in_order(e);
    cancels_the_rest(true);
    cancels_the_rest(false);
    executor_shutdown(e, true, false);
    CLAIM(!executor_map(e, work, args, 1));
    CLAIM_EQ(exception_last()->code, RUNTIME_ERROR);
    executor_free(e);
    (void)value;
}
