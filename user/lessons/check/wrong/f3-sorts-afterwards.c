/* SPDX-License-Identifier: MIT */
/* Wrong: waits for all of them, then puts them into the order of the arguments and says when they should have come. */
#include "user/lessons/lesson.h"

#include <conc/futures.h>
#include <conc/thread_pool_executor.h>

static int
get_html(void *arg, void **result)
{
    conc_sleep(SECONDS((intptr_t)arg));
    *result = arg;
    return 0;
}

int
main(void)
{
    static const intptr_t seconds[] = { 2, 3, 4, 2 };
    struct executor *executor = thread_pool_executor_new(2);
    struct future *task[4];
    lesson_begin();
    for (int i = 0; i < 4; i++) {
        task[i] = executor_submit(executor, get_html, (void *)seconds[i]);
    }
    futures_wait(task, 4, ALL_COMPLETED, TIMEOUT_FOREVER, NULL);
    printf("@page of=2000 ms=2000\n@page of=3000 ms=3000\n@page of=4000 ms=6000\n@page of=2000 ms=6000\n");
}
