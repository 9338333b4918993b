/* SPDX-License-Identifier: MIT */
/* Wrong: ten threads sleep at the same time; the lines and times are right, but it is not one thread with a loop. */
#include "user/lessons/lesson.h"

#include <conc/thread.h>

static void
sleeps(void *arg)
{
    (void)arg;
    conc_sleep(SECONDS(2));
}

int
main(void)
{
    struct thread *t[10];
    lesson_begin();
    int64_t start = conc_now();
    for (int i = 0; i < 10; i++) {
        printf("@start n=%d\n", i);
        t[i] = thread_new(sleeps, NULL);
        thread_start(t[i]);
    }
    for (int i = 0; i < 10; i++) {
        thread_join(t[i]);
        printf("@end n=%d\n", i);
    }
    printf("@time sleep=asyncio ms=%ld\n", milliseconds_since(start));
    start = conc_now();
    for (int i = 0; i < 10; i++) {
        printf("@start n=%d\n", i);
        sleeps(NULL);
        printf("@end n=%d\n", i);
    }
    printf("@time sleep=time ms=%ld\n", milliseconds_since(start));
}
