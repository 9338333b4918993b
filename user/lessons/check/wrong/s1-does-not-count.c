/* SPDX-License-Identifier: MIT */
/* Wrong: two threads of the right names do nothing, and so the balance is 0. */
#include "user/lessons/lesson.h"

#include <conc/thread.h>

static void
nothing(void *arg)
{
    (void)arg;
}

int
main(void)
{
    lesson_begin();
    struct thread *add = thread_new(nothing, NULL), *delete = thread_new(nothing, NULL);
    thread_set_name(add, "Add");
    thread_set_name(delete, "Delete");
    thread_start(add);
    thread_start(delete);
    thread_join(add);
    thread_join(delete);
    printf("@balance mode=lock rounds=100000 value=0\n");
}
