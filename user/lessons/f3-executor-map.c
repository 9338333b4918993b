/* SPDX-License-Identifier: MIT */
/*
 * F3  executor.map: results in the order of the arguments.
 *
 * Python: for data in executor.map(get_html, urls).  All are submitted at once and done side by side, as with submit; only
 * the results come in the order of urls.  So the fourth page, ready after 5 seconds, comes after the third, ready
 * after 6.
 *
 * Look at: the times.  Each line comes when its page and all before it are ready.
 *
 * Why: map submits everything at the start and then asks the futures one after the other for their results.  The
 * work does not wait for the asking.  Only the loop does: it sleeps on the third although the fourth is ready, and
 * gets the fourth without any waiting.  It never learns of an end out of order; that is the price for results that
 * fit the arguments.
 *
 * Try: lesson f3 WORKERS SECONDS SECONDS ...
 */
#include "lesson.h"

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
    int64_t seconds[MOST], *data;
    void *urls[MOST];
    lesson_begin();

    n = n < MOST ? n : MOST;
    for (size_t i = 0; i < n; i++) {
        seconds[i] = seconds_of(argc > 2 ? argv[2 + i] : usual[i]);
        urls[i] = &seconds[i];
    }
    struct executor *executor = thread_pool_executor_new(workers);
    int64_t start = conc_now();
    struct iterator *pages = executor_map(executor, get_html, urls, n);
    while (iterator_next(pages, (void **)&data) == 0) {
        printf("@page of=%ld ms=%ld\n", (long)(*data / MILLISECONDS(1)), milliseconds_since(start));
    }
    iterator_free(pages);
    executor_free(executor);
}
