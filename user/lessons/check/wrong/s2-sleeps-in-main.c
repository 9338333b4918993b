/* SPDX-License-Identifier: MIT */
/* Wrong: the second round's threads sleep in turn because main starts them in turn; no lock is ever waited for. */
#include "user/lessons/lesson.h"

#include <conc/thread.h>

static void
sleep_once(void *arg)
{
    (void)arg;
    conc_sleep(MILLISECONDS(100));
}

int
main(void)
{
    struct thread *t[100];
    lesson_begin();
    for (int i = 0; i < 100; i++) {
        t[i] = thread_new(sleep_once, NULL);
        thread_start(t[i]);
    }
    for (int i = 0; i < 100; i++) {
        thread_join(t[i]);
    }
    printf("@without n=99 ms=100\n");
    for (int i = 0; i < 100; i++) {
        t[i] = thread_new(sleep_once, NULL);
        thread_start(t[i]);
        thread_join(t[i]);
    }
    printf("@with n=0 ms=10000\n");
}
