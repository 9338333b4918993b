/* SPDX-License-Identifier: MIT */
/* Two tasks wait for a future, and a third for the first of them, which is cancelled some time: if it can be, it and who waits for
 * it end so; the future with it if it is not there yet, and then also who else waits for that; all others get the result. */
#include "tasks.h"

static struct afuture *future;
static bool waits, cancelled;

static int
wait_for_future(void *unused, void **value)
{
    int r;

    waits = true;
    r = afuture_await(future, value);
    (void)unused;
    assert(r == CANCELLED_ERROR ? cancelled : r == 0 && *value == &future);
    return r;
}

static int
wait_for_task(void *unused, void **value)
{
    int r = task_await(tasks[0], value);

    (void)unused;
    assert(cancelled ? r == CANCELLED_ERROR : r == 0 && *value == &future);
    return r;
}

static int
end(void *unused, void **value)
{
    bool over = afuture_done(future);

    (void)unused;
    (void)value;
    assert(afuture_set_result(future, &future) == (over ? -EALREADY : 0) && over == afuture_cancelled(future));
    return 0;
}

static void
cancel(void)
{
    bool over = afuture_done(future);

    cancelled = task_cancel(tasks[0]);
    assert(afuture_cancelled(future) == (cancelled && waits && !over));
}

int
main(void)
{
    loop = loop_new();
    future = afuture_new(loop);
    run_tasks(cancel, (generator_body *[]){ wait_for_future, wait_for_future, wait_for_task, end }, 4);
    assert(task_cancelled(tasks[0]) == cancelled && task_cancelled(tasks[1]) == afuture_cancelled(future));
    afuture_free(future);
    free_tasks();
}
