/* SPDX-License-Identifier: MIT */
/* A map's items come after what was submitted before it and before what is submitted later; each is done once, however many
 * threads take part; those that a shutdown cancels or a broken pool never begins say so in their place. */
#include "claim.h"

#include <conc/event.h>
#include <conc/thread_pool_executor.h>

#define MANY 500

static struct event go = EVENT_INIT, begun = EVENT_INIT;
static _Atomic int calls[MANY], order;

static int
note(void *arg, void **result)
{
    calls[(intptr_t)arg]++;
    *result = (void *)(intptr_t)order++;
    return 0;
}

static int
wait_for_go(void *arg, void **result)
{
    event_set(&begun);
    event_wait(&go);
    return note(arg, result);
}

static int
refuse(void *arg)
{
    (void)arg;
    event_wait(&go);
    return -EACCES;
}

static void
in_turn(void)
{
    struct executor *e = thread_pool_executor_new(1);
    void *args[] = { (void *)1, (void *)2, (void *)3 }, *value;
    struct future *before = executor_submit(e, wait_for_go, (void *)0);
    struct iterator *it = executor_map(e, note, args, 3);
    struct future *after = executor_submit(e, note, (void *)4);
    event_set(&go);
    CLAIM_EQ(future_result(after, &value), 0);
    CLAIM_EQ((intptr_t)value, 4);
    CLAIM_EQ(future_result(before, &value), 0);
    CLAIM_EQ((intptr_t)value, 0);
    for (int i = 1; i <= 3; i++) {
        CLAIM_EQ(iterator_next(it, &value), 0);
        CLAIM_EQ((intptr_t)value, i);
    }
    iterator_free(it);
    future_free(before);
    future_free(after);
    executor_free(e);
}

static void
each_once(size_t workers)
{
    struct executor *e = thread_pool_executor_new(workers);
    void *args[MANY], *value;
    for (int i = 0; i < MANY; i++) {
        args[i] = (void *)(intptr_t)i;
        calls[i] = 0;
    }
    struct iterator *it = executor_map(e, note, args, MANY);
    for (int i = 0; i < MANY; i++) {
        CLAIM_EQ(iterator_next(it, &value), 0);
        CLAIM_EQ(calls[i], 1);
    }
    CLAIM_EQ(iterator_next(it, &value), STOP_ITERATION);
    iterator_free(it);
    executor_free(e);
}

/* The one worker is in the middle of the first item while the others are given up. */
static void
shut_down(void)
{
    struct executor *e = thread_pool_executor_new(1);
    void *args[] = { (void *)0, (void *)1, (void *)2 }, *value;
    event_clear(&go);
    event_clear(&begun);
    order = calls[0] = calls[1] = calls[2] = 0;
    struct iterator *it = executor_map(e, wait_for_go, args, 3), *later = executor_map(e, note, args + 1, 2);
    event_wait(&begun);
    executor_shutdown(e, false, true);
    CLAIM_EQ(iterator_next(later, &value), CANCELLED_ERROR);
    event_set(&go);
    CLAIM_EQ(iterator_next(it, &value), 0);
    CLAIM_EQ(iterator_next(it, &value), CANCELLED_ERROR);
    CLAIM_EQ(iterator_next(it, &value), STOP_ITERATION);
    iterator_free(it);
    iterator_free(later);
    executor_free(e);
    CLAIM(calls[0] == 1 && calls[1] == 0 && calls[2] == 0);
}

static void
broken(void)
{
    struct executor *e = thread_pool_executor_new_with(1, NULL, refuse, NULL);
    void *args[] = { (void *)1, (void *)2 }, *value;
    event_clear(&go);
    struct iterator *it = executor_map(e, note, args, 2);
    event_set(&go);
    CLAIM_EQ(iterator_next(it, &value), -EPIPE);
    CLAIM_EQ(iterator_next(it, &value), STOP_ITERATION);
    iterator_free(it);
    executor_free(e);
    CLAIM(calls[1] == 0 && calls[2] == 0);
}

int
main(void)
{
    in_turn();
    each_once(1);
    each_once(7);
    shut_down();
    broken();
}
