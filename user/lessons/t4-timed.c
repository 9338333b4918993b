/* SPDX-License-Identifier: MIT */
/*
 * T4  Timed: two tasks of two seconds cost 0.0 s, if you do not wait for them.
 *
 * Python: start two threads, print time.time() - start.  Without join the clock is read while the threads are still
 * asleep: start() does not wait for the thread to end.  With join both are done, and since they sleep side by
 * side it is two seconds, not four.
 *
 * Look at: the two times, and that all results come out in both cases.
 *
 * Why: the clock measures what stands between its two readings. start() returns as soon as the thread can run, so
 * without join that is the cost of two clone calls.  With join it is the time of the longer sleep, since a thread
 * that sleeps uses no processor and two can do so at once; for two calculations on one processor it would be the
 * sum.
 *
 * Try: lesson t4 SECONDS THREADS
 */
#include "lesson.h"

#include <conc/thread.h>

static int64_t duration;

static void
task(void *arg)
{
    printf("%s begins task %ld.\n", thread_name(thread_current()), (long)(intptr_t)arg);
    conc_sleep(duration);
    printf("@result task=%ld value=%llu\n", (long)(intptr_t)arg, eight_to_the(20));
}

static struct thread **
start_all(long n)
{
    struct thread **t = calloc((size_t)n, sizeof(struct thread *));
    for (long i = 0; i < n; i++) {
        t[i] = thread_new(task, (void *)(intptr_t)(i + 1));
        thread_start(t[i]);
    }
    return t;
}

static void
join_all(struct thread **t, long n)
{
    for (long i = 0; i < n; i++) {
        thread_join(t[i]);
    }
}

int
main(int argc, char **argv)
{
    duration = arg_seconds(argc, argv, 1, "2");
    long n = arg_number(argc, argv, 2, 2);
    lesson_begin();

    int64_t start = conc_now();
    struct thread **t = start_all(n);
    printf("@without ms=%ld\n", milliseconds_since(start));
    join_all(t, n);     /* so that the second measurement has the machine for itself */

    start = conc_now();
    t = start_all(n);
    join_all(t, n);
    printf("@with ms=%ld\n", milliseconds_since(start));
}
