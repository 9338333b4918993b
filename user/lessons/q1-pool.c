/* SPDX-License-Identifier: MIT */
/*
 * Q1  A pool: six tasks, four processes, never more than four at once.
 *
 * Python: Pool(4), apply_async() for each task, close() (no more tasks will come), join() (wait for all).  Processes are
 * made once, at the start, and used again and again: that is what a pool is for.  Pool() without a number takes one
 * process a CPU.
 *
 * Look at: the process ids of the tasks: four of them, some twice; the time in all; that a task begins at the moment
 * another has ended.
 *
 * Why: the workers are made once and then wait for tasks; whoever is free first is given the next one.  So no
 * fifth process is ever made, and the time is that of the fullest worker, not the sum.  A fork for each task would
 * cost the copying of page tables each time, a message to a worker that waits costs a write and a read.
 *
 * Try: lesson q1 PROCESSES TASKS SECONDS         task n takes SECONDS, twice or three times that, in turn
 */
#include "lesson.h"

#include <unistd.h>

#include <conc/pool.h>

static int64_t unit;

static struct value *
work(const struct value *task)
{
    int64_t n = value_number(task), start = conc_now();
    printf("@begin task=%ld pid=%d\n", (long)n, getpid());
    conc_sleep(unit * (1 + n % 3));
    printf("@end task=%ld pid=%d ms=%ld\n", (long)n, getpid(), milliseconds_since(start));
    return NULL;
}

int
main(int argc, char **argv)
{
    long processes = arg_number(argc, argv, 1, 4), tasks = arg_number(argc, argv, 2, 6);
    unit = arg_seconds(argc, argv, 3, "0.5");
    lesson_begin();
    printf("@cpus count=%ld\n", sysconf(_SC_NPROCESSORS_ONLN));
    int64_t start = conc_now();
    struct pool *pool = pool_new((unsigned)processes);
    for (long i = 0; i < tasks; i++) {
        pool_apply_async(pool, work, value_int(i), NULL);
    }
    printf("@waiting ms=%ld\n", milliseconds_since(start));
    pool_close(pool);
    pool_join(pool);
    printf("@all ms=%ld\n", milliseconds_since(start));
    pool_free(pool);
}
