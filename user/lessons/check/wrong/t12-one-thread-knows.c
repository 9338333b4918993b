/* SPDX-License-Identifier: MIT */
/* Wrong: one thread greets both students; the other has nothing of its own. */
#include "user/lessons/lesson.h"

#include <conc/thread.h>

static void
greet(void *arg)
{
    if (arg) {
        printf("@hello student=Alice global=Bob thread=Thread-A\n@hello student=Bob global=Bob thread=Thread-A\n");
    }
}

int
main(void)
{
    lesson_begin();
    for (int i = 0; i < 2; i++) {
        struct thread *t = thread_new(greet, i ? greet : NULL);
        thread_set_name(t, "Thread-A");
        thread_start(t);
        thread_join(t);
    }
    printf("@main student=nobody\n");
}
