/* SPDX-License-Identifier: MIT */
/* Wrong: main sleeps as long as the thread does, in place of waiting for its end. */
#include "user/lessons/lesson.h"

#include <conc/thread.h>

static void
work(void *arg)
{
    (void)arg;
    conc_sleep(SECONDS(2));
}

int
main(void)
{
    lesson_begin();
    thread_start(thread_new(work, NULL));
    conc_sleep(SECONDS(2));
    printf("@alive 0\n@name Thread-1 (work)\n@name 线程1\n@count 1\n@thread MainThread\n@current MainThread\n");
}
