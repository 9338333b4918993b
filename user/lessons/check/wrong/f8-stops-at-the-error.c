/* SPDX-License-Identifier: MIT */
/* Wrong: the worker ends at the failing task; what comes behind it is never done, only said. */
#include "user/lessons/lesson.h"

#include <conc/thread.h>

static void
work(void *arg)
{
    (void)arg;
    for (int n = 0; n < 3; n++) {
        conc_sleep(MILLISECONDS(500));
        if (n < 2) {
            printf("@result n=%d value=%d ms=%d\n@exception n=%d message=None\n", n, n * n, (n + 1) * 500, n);
        }
    }
    printf("@result n=2 error=ValueError message=bad-page-2 ms=1500\n@exception n=2 message=bad-page-2\n");
}

int
main(void)
{
    lesson_begin();
    struct thread *t = thread_new(work, NULL);
    thread_start(t);
    thread_join(t);
    printf("@result n=3 value=9 ms=2000\n@exception n=3 message=None\n");
}
