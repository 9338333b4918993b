/* SPDX-License-Identifier: MIT */
/*
 * T1  Five threads and who is alive; and five that have nothing to do.
 *
 * Python: the notes write Thread(target=a()): a is called, there and then, and what it gives (None) becomes the target.  The
 * program looks right, prints what it should, and takes five seconds.  With target=a the threads do it, all at once.
 * threading.enumerate() lists the threads alive, main among them.
 *
 * Look at: who runs a; the time of both; the count while the five sleep: 6.  They are numbered from 6 on, for the five without a
 * target were threads, too: made, started, and ended at once.
 *
 * Why: an argument is computed before the call that it is for.  A function's name is an address, and thread_start makes a
 * thread of the kernel that begins there; a() is what came back from there.  Everything else, the list and the names, is
 * the library's: the kernel knows threads by their number (and /proc/self/task lists them).
 *
 * Try: lesson t1 THREADS SECONDS
 */
#include "lesson.h"

#include <conc/thread.h>

typedef void (*target)(void *);

static int64_t duration;
static long count;

static void
a(void *arg)
{
    (void)arg;
    printf("@a tid=%u by=%s\n", thread_ident(thread_current()), thread_name(thread_current()));
    conc_sleep(duration);
}

/* What Python's a() gives when it is called: None. */
static target
a_called(void)
{
    a(NULL);
    return NULL;
}

static void
target_called(void)
{
    int64_t start = conc_now();
    for (long i = 0; i < count; i++) {
        struct thread *t = thread_new_named(a_called(), NULL, NULL);
        thread_start(t);
        printf("@called name=%s tid=%u\n", thread_name(t), thread_ident(t));
        thread_join(t);
    }
    printf("@called_total ms=%ld\n", milliseconds_since(start));
}

static void
target_passed(void)
{
    struct thread *t[count], *alive[count + 1];
    int64_t start = conc_now();
    for (long i = 0; i < count; i++) {
        t[i] = thread_new(a, NULL);
        thread_start(t[i]);
    }
    size_t n = thread_enumerate(alive, (size_t)count + 1);
    for (size_t i = 0; i < n; i++) {
        printf("@alive tid=%u name=%s\n", thread_ident(alive[i]), thread_name(alive[i]));
    }
    printf("@count n=%zu\n", thread_active_count());
    for (long i = 0; i < count; i++) {
        thread_join(t[i]);
    }
    printf("@passed_total n=%zu ms=%ld\n", thread_active_count(), milliseconds_since(start));
}

int
main(int argc, char **argv)
{
    count = arg_number(argc, argv, 1, 5);
    duration = arg_seconds(argc, argv, 2, "1");
    lesson_begin();
    target_called();
    target_passed();
}
