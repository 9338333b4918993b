/* SPDX-License-Identifier: MIT */
/* Wrong: there is a thread of that name and it sleeps, but main prints all its lines. */
#include "user/lessons/lesson.h"

#include <conc/thread.h>

static void
sleep_only(void *arg)
{
    (void)arg;
    for (int i = 0; i < 5; i++) {
        conc_sleep(SECONDS(1));
    }
}

int
main(void)
{
    lesson_begin();
    printf("@line thread=MainThread what=running\n@line thread=LoopThread what=running\n");
    for (int i = 1; i <= 5; i++) {
        printf("@line thread=LoopThread what=%d\n", i);
    }
    struct thread *t = thread_new(sleep_only, NULL);
    thread_set_name(t, "LoopThread");
    thread_start(t);
    thread_join(t);
    printf("@line thread=LoopThread what=ended\n@line thread=MainThread what=ended\n");
}
