/* SPDX-License-Identifier: MIT */
/*
 * T8  A thread's name, whether it is alive, and who else is there.
 *
 * Python: t.is_alive(), t.getName(), t.setName(), active_count(), enumerate(), current_thread().  The notes' thread is called
 * Thread-1; since Python 3.10 the target's name is added: Thread-1 (work).  After t.join() it is not alive, and only
 * the main thread is left; without, it is alive and there are two.
 *
 * Look at: alive, its name before and after, and how many; then the same without join: lesson t8 nojoin.
 *
 * Why: the object that you hold is not the thread: it has a name and an answer to is_alive() before the start and
 * after the end, while the kernel's thread exists only in between. enumerate() walks through the list of those
 * that run, and a thread takes itself off it at its end.  That may be any time, unless join has made sure.
 *
 * Try: lesson t8 join|nojoin SECONDS NAME
 */
#include "lesson.h"

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
    const char *mode = arg_word(argc, argv, 1, "join|nojoin", "join");
    seconds = arg_seconds(argc, argv, 2, "2");
    const char *name = arg_text(argc, argv, 3, "线程1");
    struct thread *all[8];
    lesson_begin();

    struct thread *t1 = thread_new(work, NULL);
    thread_start(t1);
    if (strcmp(mode, "join") == 0) {
        thread_join(t1);
    }
    printf("@alive %d\n", thread_is_alive(t1));
    printf("@name %s\n", thread_name(t1));
    thread_set_name(t1, name);
    printf("@name %s\n", thread_name(t1));
    printf("@count %zu\n", thread_active_count());
    size_t n = thread_enumerate(all, 8);
    for (size_t i = 0; i < n; i++) {
        printf("@thread %s\n", thread_name(all[i]));
    }
    printf("@current %s\n", thread_name(thread_current()));
}
