/* SPDX-License-Identifier: MIT */
/* Wrong: the lines are not mixed because main starts the second thread when the first has ended; there is no lock. */
#include "user/lessons/lesson.h"

#include <conc/thread.h>

static int64_t start;

static void
print_slowly(void *arg)
{
    for (int n = 1; n <= 3; n++) {
        conc_sleep(SECONDS((int64_t)(intptr_t)arg));
        printf("@line thread=%s n=%d ms=%ld\n", thread_name(thread_current()), n, milliseconds_since(start));
    }
}

int
main(void)
{
    lesson_begin();
    start = conc_now();
    for (intptr_t i = 1; i <= 2; i++) {
        struct thread *t = thread_new(print_slowly, (void *)i);
        thread_set_name(t, i == 1 ? "Thread-1" : "Thread-2");
        thread_start(t);
        thread_join(t);
    }
    printf("@total ms=9000\n");
}
