/* SPDX-License-Identifier: MIT */
/*
 * F6  A thread executor of default size: its workers and their names.
 *
 * Python: ThreadPoolExecutor() without a number.  The notes say five threads a CPU, which held until Python 3.7; since 3.8 it
 * is min(32, CPUs + 4).  The threads are called ThreadPoolExecutor-0_0, -0_1 and so on; the first number counts the
 * executors of the program.  They are made as tasks come, and used again when they are idle.
 *
 * Look at: with ten tasks of 0.1 s there are as many workers as the default says, or ten if that is less.
 *
 * Why: a worker is made when a task comes and none is idle, up to the limit; a task that finds an idle one takes
 * that.  The limit is larger than the number of processors because such threads mostly wait for a network, and a
 * thread that waits uses none.  For calculations more threads than processors win nothing.
 *
 * Try: lesson f6 TASKS SECONDS
 */
#include "lesson.h"

#include <unistd.h>

#include <conc/thread.h>
#include <conc/thread_pool_executor.h>

static int64_t duration;

static int
work(void *arg, void **result)
{
    intptr_t n = (intptr_t)arg;
    printf("@running n=%ld worker=%s\n", (long)n, thread_name(thread_current()));
    conc_sleep(duration);
    *result = (void *)(n * n);
    return 0;
}

int
main(int argc, char **argv)
{
    long tasks = arg_number(argc, argv, 1, 10);
    duration = arg_seconds(argc, argv, 2, "0.1");
    struct future **task = calloc((size_t)tasks + 1, sizeof(struct future *));
    lesson_begin();

    struct executor *p = thread_pool_executor_new(0);
    for (long n = 0; n < tasks; n++) {
        task[n] = executor_submit(p, work, (void *)n);
    }
    executor_shutdown(p, true, false);
    printf("@size cpus=%ld\n", sysconf(_SC_NPROCESSORS_ONLN));
    for (long n = 0; n < tasks; n++) {
        void *square;
        future_result(task[n], &square);
        printf("@result n=%ld value=%ld\n", n, (long)square);
        future_free(task[n]);
    }
    executor_free(p);
    free(task);
}
