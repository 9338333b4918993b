/* SPDX-License-Identifier: MIT */
/* chain and its kin: what comes in which order, what an inner one raises, what is left afterwards.  run_in_executor: results, errors,
 * order, cancelling what has begun and what has not, an executor that is shut down. */
#include "say.h"

#include <conc/async.h>
#include <conc/event.h>
#include <conc/generator.h>
#include <conc/iterator.h>
#include <conc/loop.h>
#include <conc/run_in_executor.h>
#include <conc/task.h>
#include <conc/thread_pool_executor.h>

static int
fails_after(void *n, void **result)
{
    (void)result;
    for (intptr_t i = 0; i < (intptr_t)n; i++) {
        generator_yield((void *)i, NULL);
    }
    return exception_raise(VALUE_ERROR, "no more");
}

static void
say_next(struct iterator *it)
{
    void *item = NULL;
    int r = iterator_next(it, &item);
    say_item(r, (long)item, r == VALUE_ERROR ? VALUE_ERROR : STOP_ITERATION, r == VALUE_ERROR ? "ValueError" : "StopIteration");
}

static void
say_all(struct iterator *it, int n)
{
    for (int i = 0; i < n; i++) {
        say_next(it);
    }
    iterator_free(it);
}

static void
chains(void)
{
    void *items[] = { (void *)1, (void *)2 }, *sizes[4];
    struct iterator *three[] = { iterator_of_array(items, 2), iterator_of_range(5, 7, 1), iterator_of_array(NULL, 0) };
    say_all(iterator_chain(three, 3), 6);
    struct iterator *failing[] = { iterator_of_range(0, 1, 1), iterator_of_generator(generator_new(fails_after, (void *)1)),
                                   iterator_of_range(7, 8, 1) };
    say_all(iterator_chain(failing, 3), 5);
    static const intptr_t n[] = { 0, 2, 0, 1 };
    for (int i = 0; i < 4; i++) {
        sizes[i] = iterator_of_range(0, n[i], 1);
    }
    say_all(iterator_flatten(iterator_of_array(sizes, 4)), 5);
    say_all(iterator_chain(NULL, 0), 1);
    say_all(iterator_of_range(3, 3, 1), 1);
}

static int
square(void *n, void **result)
{
    if ((intptr_t)n < 0) {
        return exception_raise(VALUE_ERROR, "negative");
    }
    *result = (void *)((intptr_t)n * (intptr_t)n);
    return 0;
}

static int
wait_at_gate(void *gate, void **result)
{
    event_wait(gate);
    *result = (void *)true;
    return 0;
}

static void
outcome(struct afuture *f)
{
    void *value = NULL;
    int r = afuture_await(f, &value);
    say_item(r, (long)value, r == VALUE_ERROR ? VALUE_ERROR : CANCELLED_ERROR, r == VALUE_ERROR ? "ValueError" : "CancelledError");
    afuture_free(f);
}

static const char *
truth(bool it)
{
    return it ? "True" : "False";
}

static int
workers(void *arg, void **nothing)
{
    struct loop *loop = arg;
    struct executor *e = thread_pool_executor_new(1);
    struct event gate = EVENT_INIT;
    (void)nothing;
    outcome(loop_run_in_executor(loop, e, square, (void *)7));
    outcome(loop_run_in_executor(loop, e, square, (void *)-7));
    struct afuture *begun = loop_run_in_executor(loop, e, wait_at_gate, &gate);
    async_sleep(MILLISECONDS(50));
    struct afuture *waiting = loop_run_in_executor(loop, e, square, (void *)3);
    struct afuture *behind = loop_run_in_executor(loop, e, square, (void *)4);
    printf("%s %s\n", truth(afuture_done(begun)), truth(afuture_done(waiting)));
    bool first = afuture_cancel(waiting), again = afuture_cancel(waiting);
    printf("%s %s %s\n", truth(first), truth(again), truth(afuture_cancelled(waiting)));
    first = afuture_cancel(begun);
    printf("%s %s\n", truth(first), truth(afuture_cancelled(begun)));
    event_set(&gate);
    outcome(begun);
    outcome(waiting);
    outcome(behind);
    executor_shutdown(e, true, false);
    say_text(!loop_run_in_executor(loop, e, square, (void *)1) && exception_last()->code == RUNTIME_ERROR ? "RuntimeError" : "?");
    executor_free(e);
    return 0;
}

int
main(void)
{
    chains();
    struct loop *loop = loop_new();
    struct task *t = task_new(loop, workers, loop);
    loop_run_until_complete(loop, task_future(t), NULL);
    task_free(t);
    loop_free(loop);
}
