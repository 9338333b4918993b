/* SPDX-License-Identifier: MIT */
/* Wrong: every wait is for all of them; only what it says differs by mode. */
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
    static const char *const says[] = { "as-written ms=0 done=1111", "first-completed ms=2000 done=1000",
                                        "first-exception ms=3000 done=1100", "no-exception ms=6000 done=1111",
                                        "all-completed ms=6000 done=1111" };
    struct executor *executor = thread_pool_executor_new(2);
    lesson_begin();
    for (int round = 0; round < 5; round++) {
        struct future *task[4];
        for (int i = 0; i < 4; i++) {
            task[i] = executor_submit(executor, get_html, (void *)seconds[i]);
        }
        futures_wait(task, 4, ALL_COMPLETED, TIMEOUT_FOREVER, NULL);
        printf("@wait when=%s\n", says[round]);
    }
}
