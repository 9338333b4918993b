/* SPDX-License-Identifier: MIT */
/*
 * F4  wait: for the first, for the first failure, for all.
 *
 * Python: wait(all_task, return_when=FIRST_COMPLETED) returns two sets, those done and those not.  In the notes it stands
 * behind loops that have already fetched every result, so it returns at once and all are done; "main" would
 * have been printed at the same moment without it.  With tasks that still run each mode shows what it is for.
 * FIRST_EXCEPTION is ALL_COMPLETED as long as nothing fails; here the second task does.
 *
 * Look at: done= has a 1 for each task that was done when wait returned.
 *
 * Why: wait sleeps until a condition about the set holds: one done, one failed, or all.  It fetches no result and
 * raises nothing, so afterwards you ask the futures yourself.  If the condition holds already it does not sleep at
 * all, and behind a loop that has fetched everything every mode is the same.
 *
 * Try: lesson f4 WORKERS SECONDS SECONDS ...
 */
#include "lesson.h"

#include <conc/futures.h>
#include <conc/thread_pool_executor.h>

#define MOST 32

static struct executor *executor;
static int64_t seconds[MOST];
static size_t n = 4;

static int
get_html(void *arg, void **result)
{
    conc_sleep(*(int64_t *)arg);
    *result = arg;
    return 0;
}

static int
get_nothing(void *arg, void **result)
{
    (void)result;
    conc_sleep(*(int64_t *)arg);
    return exception_raise(-EHOSTUNREACH, "no such page");
}

static void
submit_wait_and_say(const char *name, enum futures_when when, bool second_fails, bool first_fetch_all)
{
    struct future *task[MOST];
    bool done[MOST];
    char text[MOST + 1] = "";
    void *data;
    for (size_t i = 0; i < n; i++) {
        task[i] = executor_submit(executor, i == 1 && second_fails ? get_nothing : get_html, &seconds[i]);
    }
    for (size_t i = 0; first_fetch_all && i < n; i++) {
        future_result(task[i], &data);
    }
    int64_t start = conc_now();
    futures_wait(task, n, when, TIMEOUT_FOREVER, done);
    long ms = milliseconds_since(start);
    for (size_t i = 0; i < n; i++) {
        text[i] = done[i] ? '1' : '0';
    }
    printf("@wait when=%s ms=%ld done=%s\n", name, ms, text);
    futures_wait(task, n, ALL_COMPLETED, TIMEOUT_FOREVER, NULL);
    for (size_t i = 0; i < n; i++) {
        future_free(task[i]);
    }
}

int
main(int argc, char **argv)
{
    static const char *const usual[] = { "2", "3", "4", "2" };
    executor = thread_pool_executor_new((size_t)arg_number(argc, argv, 1, 2));
    n = argc > 2 ? (size_t)argc - 2 : n;
    n = n < MOST ? n : MOST;
    for (size_t i = 0; i < n; i++) {
        seconds[i] = seconds_of(argc > 2 ? argv[2 + i] : usual[i]);
    }
    lesson_begin();

    submit_wait_and_say("as-written", FIRST_COMPLETED, false, true);
    submit_wait_and_say("first-completed", FIRST_COMPLETED, false, false);
    submit_wait_and_say("first-exception", FIRST_EXCEPTION, true, false);
    submit_wait_and_say("no-exception", FIRST_EXCEPTION, false, false);
    submit_wait_and_say("all-completed", ALL_COMPLETED, false, false);
    executor_free(executor);
}
