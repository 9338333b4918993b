/* SPDX-License-Identifier: MIT */
/* Wrong: nobody asks the thread; what it would say is known beforehand. */
#include "user/lessons/lesson.h"

#include <conc/thread.h>

static int64_t seconds;

static void
work(void *arg)
{
    (void)arg;
    conc_sleep(seconds);
}

int
main(int argc, char **argv)
{
    bool join = strcmp(arg_word(argc, argv, 1, "join|nojoin", "join"), "join") == 0;
    const char *name = arg_text(argc, argv, 3, "线程1");
    seconds = arg_seconds(argc, argv, 2, "2");
    lesson_begin();
    thread_is_alive(thread_current());
    struct thread *t = thread_new(work, NULL);
    thread_start(t);
    if (join) {
        thread_join(t);
    }
    printf("@alive %d\n@name Thread-1 (work)\n@name %s\n@count %d\n@thread MainThread\n", !join, name, join ? 1 : 2);
    if (!join) {
        printf("@thread %s\n", name);
    }
    puts("@current MainThread");
}
