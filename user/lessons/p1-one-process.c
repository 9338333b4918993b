/* SPDX-License-Identifier: MIT */
/*
 * P1  One process: two tasks of two seconds take four.
 *
 * Python: a function that sleeps and then computes 8 ** 20, called twice in a loop.  os.getpid() tells the same process
 * each time, and the second call begins when the first has returned.
 *
 * Look at: the process id, three times the same; the time in all.  P2 is the same with two processes.
 *
 * Why: a call is no start of anything.  The caller goes into the function and comes out at its end; while it sleeps there
 * nobody else in this process could go on, for there is nobody else: a process begins with one thread, and only that is
 * ever put on a CPU.  The processor is free meanwhile, but nothing asks for it.
 *
 * Try: lesson p1 SECONDS TASKS EXPONENT
 */
#include "lesson.h"

#include <unistd.h>

static void
long_time_task(int64_t duration, int exponent)
{
    printf("@task pid=%d\n", getpid());
    conc_sleep(duration);
    printf("@result pid=%d value=%llu\n", getpid(), eight_to_the(exponent));
}

int
main(int argc, char **argv)
{
    int64_t duration = arg_seconds(argc, argv, 1, "2"), start = conc_now();
    long tasks = arg_number(argc, argv, 2, 2);
    int exponent = (int)arg_number(argc, argv, 3, 20);
    lesson_begin();
    printf("@parent pid=%d\n", getpid());

    for (long i = 0; i < tasks; i++) {
        long_time_task(duration, exponent);
    }
    printf("@total ms=%ld\n", milliseconds_since(start));
}
