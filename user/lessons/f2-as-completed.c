/* SPDX-License-Identifier: MIT */
/*
 * F2  as_completed: results in the order in which they are ready.
 *
 * Python: for future in as_completed(all_task): future.result().  Four pages take 2, 3, 4 and 2 seconds, two threads fetch
 * them.  The third waits until the first is done, the fourth until the second is: so they are ready after 2, 3, 6 and 5
 * seconds, and the loop sees 2 3 2 4.
 *
 * Look at: the loop sleeps until the next one is ready, whichever it is.
 *
 * Why: each future has a list of those to be told. as_completed puts itself on all of them and sleeps; the thread
 * that finishes a task wakes it.  So the order is that of the ends, which follows from the lengths and from how
 * many threads there are: the third begins when the first ends, and is the last to be ready.
 *
 * Try: lesson f2 WORKERS SECONDS SECONDS ...
 */
#include "lesson.h"

#include <conc/futures.h>
#include <conc/thread_pool_executor.h>

#define MOST 32

static int
get_html(void *arg, void **result)
{
    conc_sleep(*(int64_t *)arg);
    *result = arg;
    return 0;
}

int
main(int argc, char **argv)
{
    static const char *const usual[] = { "2", "3", "4", "2" };
    size_t workers = (size_t)arg_number(argc, argv, 1, 2), n = argc > 2 ? (size_t)argc - 2 : 4;
    int64_t seconds[MOST];
    struct future *task[MOST], *one;
    lesson_begin();

    n = n < MOST ? n : MOST;
    struct executor *executor = thread_pool_executor_new(workers);
    int64_t start = conc_now();
    for (size_t i = 0; i < n; i++) {
        seconds[i] = seconds_of(argc > 2 ? argv[2 + i] : usual[i]);
        task[i] = executor_submit(executor, get_html, &seconds[i]);
    }
    struct iterator *completed = as_completed(task, n, TIMEOUT_FOREVER);
    while (iterator_next(completed, (void **)&one) == 0) {
        int64_t *got;
        future_result(one, (void **)&got);
        printf("@page of=%ld ms=%ld\n", (long)(*got / MILLISECONDS(1)), milliseconds_since(start));
    }
    iterator_free(completed);
    for (size_t i = 0; i < n; i++) {
        future_free(task[i]);
    }
    executor_free(executor);
}
