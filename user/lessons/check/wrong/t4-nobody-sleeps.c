/* SPDX-License-Identifier: MIT */
/* Wrong: the tasks of the first round do nothing, so not waiting for them costs nothing. */
#include "user/lessons/lesson.h"

#include <conc/thread.h>

static void
task(void *arg)
{
    if (arg) {
        conc_sleep(SECONDS(2));
    }
    printf("@result task=1 value=1152921504606846976\n");
}

int
main(void)
{
    lesson_begin();
    struct thread *t[4];
    for (int i = 0; i < 4; i++) {
        if (i == 2) {
            printf("@without ms=0\n");
            conc_sleep(SECONDS(2));
        }
        t[i] = thread_new(task, i < 2 ? NULL : "sleep");
        thread_start(t[i]);
    }
    for (int i = 0; i < 4; i++) {
        thread_join(t[i]);
    }
    printf("@with ms=2000\n");
}
