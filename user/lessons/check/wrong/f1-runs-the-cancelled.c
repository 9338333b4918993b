/* SPDX-License-Identifier: MIT */
/* Wrong: cancel only marks the task; its worker does the work and throws the result away. */
#include "user/lessons/lesson.h"

#include <conc/thread_pool_executor.h>

static int
get_html(void *arg, void **result)
{
    conc_sleep(SECONDS((intptr_t)arg));
    if ((intptr_t)arg > 1) {
        printf("@html of=%ld ms=%ld\n", (long)(intptr_t)arg * 1000, (long)(intptr_t)arg * 1000);
    }
    *result = arg;
    return 0;
}

int
main(void)
{
    struct executor *executor = thread_pool_executor_new(2);
    void *result;
    lesson_begin();
    struct future *first = executor_submit(executor, get_html, (void *)3);
    struct future *second = executor_submit(executor, get_html, (void *)2);
    struct future *third = executor_submit(executor, get_html, (void *)1);
    printf("@done task=1 value=0 ms=0\n@cancel task=2 value=0\n@cancel task=3 value=1\n");
    conc_sleep(MILLISECONDS(3100));
    printf("@done task=1 value=1 ms=3100\n");
    future_result(first, &result);
    future_result(second, &result);
    future_result(third, &result);
    printf("@result task=1 of=3000\n@result task=2 of=2000\n@result task=3 error=cancelled\n@end ms=3100\n");
}
