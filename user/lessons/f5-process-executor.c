/* SPDX-License-Identifier: MIT */
/*
 * F5  A process executor: results in the order of submission, and what shutdown waits for.
 *
 * Python: p = ProcessPoolExecutor(), without a number as many processes as there are CPUs; objs = [p.submit(work, i) for i in
 * range(10)]; p.shutdown(); then obj.result() for each. shutdown(wait=False) returns at once, "yet the whole program waits until
 * all tasks are done". submit must come before shutdown. (It starts no process, as the notes say it does: as many as there are
 * CPUs, or as were asked for, are there, whatever is submitted.)
 *
 * Look at: the tasks take one, two or three times SECONDS, so with several workers they end in another order than they were
 * submitted; the results come in that order all the same. With `lesson f5 nowait` main is at its end after 0 ms, and the tasks run on.
 * In both a submission after shutdown is refused.
 *
 * Why: a future stands for one task wherever it is done, and main asks its futures in its own order. shutdown says that no more will
 * come; waiting is a second thing. The end of the program does it in any case: exit() first tells all executors to finish, and only
 * then are the workers, which are daemon processes, ended. (A pool is not waited for: see Q9.)
 *
 * Try: lesson f5 wait|nowait TASKS SECONDS WORKERS      WORKERS 0: as many as there are CPUs
 */
#include "lesson.h"

#include <unistd.h>

#include <conc/process_pool_executor.h>

static int64_t seconds;

static int
work(void *arg, void **result)
{
    int64_t n = value_number(arg);
    printf("@running task=%ld pid=%d\n", (long)n, getpid());
    conc_sleep(seconds * (3 - n % 3));
    printf("@done task=%ld pid=%d\n", (long)n, getpid());
    *result = value_int(n * n);
    return 0;
}

static void
print_results(struct future **objs, long tasks)
{
    for (long i = 0; i < tasks; i++) {
        void *square;
        future_result(objs[i], &square);
        printf("@result task=%ld value=%ld\n", i, (long)value_number(square));
        value_free(square);
    }
}

int
main(int argc, char **argv)
{
    bool wait = strcmp(arg_word(argc, argv, 1, "wait|nowait", "wait"), "wait") == 0;
    long tasks = arg_number(argc, argv, 2, 10), workers = arg_number(argc, argv, 4, 0);
    seconds = arg_seconds(argc, argv, 3, "0.1");
    struct future **objs = calloc((size_t)tasks + 1, sizeof(struct future *));
    lesson_begin();

    int64_t start = conc_now();
    struct executor *p = process_pool_executor_new((size_t)workers);
    printf("@size cpus=%ld\n", sysconf(_SC_NPROCESSORS_ONLN));
    for (long i = 0; i < tasks; i++) {
        objs[i] = executor_submit(p, work, value_int(i));
    }
    executor_shutdown(p, wait, false);
    printf("@shutdown ms=%ld\n", milliseconds_since(start));
    struct future *late = executor_submit(p, work, value_int(tasks));
    printf("@late submit=%s\n", late ? "accepted" : "refused");
    printf("%s\n", late ? "" : exception_last()->message);
    if (wait) {
        print_results(objs, tasks);
    }
    printf("@main_ends ms=%ld\n", milliseconds_since(start));
}
