/* SPDX-License-Identifier: MIT */
/* Wrong: a new thread for each task, under the names that workers would have. */
#include "user/lessons/lesson.h"

#include <conc/thread.h>

static void
work(void *arg)
{
    printf("@running n=%ld worker=%s\n", (long)(intptr_t)arg, thread_name(thread_current()));
    conc_sleep(MILLISECONDS(100));
}

int
main(void)
{
    struct thread *t[10];
    lesson_begin();
    for (intptr_t n = 0; n < 10; n++) {
        char name[32];
        snprintf(name, sizeof name, "ThreadPoolExecutor-0_%d", (int)n % 5);
        t[n] = thread_new(work, (void *)n);
        thread_set_name(t[n], name);
        thread_start(t[n]);
    }
    for (int n = 0; n < 10; n++) {
        thread_join(t[n]);
    }
    printf("@size cpus=1\n");
    for (int n = 0; n < 10; n++) {
        printf("@result n=%d value=%d\n", n, n * n);
    }
}
