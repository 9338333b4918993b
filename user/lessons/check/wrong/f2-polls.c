/* SPDX-License-Identifier: MIT */
/* Wrong: asks every future again and again whether it is done, in place of sleeping until one is. */
#include <poll.h>

#include "user/lessons/lesson.h"

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
    int64_t start = conc_now();
    lesson_begin();
    for (int i = 0; i < 4; i++) {
        task[i] = executor_submit(executor, get_html, (void *)seconds[i]);
    }
    for (int left = 4; left > 0; poll(NULL, 0, 5)) {
        for (int i = 0; i < 4; i++) {
            if (task[i] && future_done(task[i])) {
                printf("@page of=%ld ms=%ld\n", (long)seconds[i] * 1000, milliseconds_since(start));
                task[i] = NULL;
                left--;
            }
        }
    }
}
