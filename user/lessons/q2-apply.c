/* SPDX-License-Identifier: MIT */
/*
 * Q2  apply against apply_async: a pool of three that works like one.
 *
 * Python: pool.apply(f, (i,)) waits for the result before it returns, so the next task is not even asked for: ten tasks
 * of 0.3 s take 3 s however many processes there are.  apply_async returns at once; three at a time, ten tasks are four
 * rounds: 1.2 s.
 *
 * Look at: which process did each task, and the two times.
 *
 * Why: apply is apply_async and get in one line: the caller sleeps until the result is there, and only then does
 * the loop reach its next task.  The pool has three workers, but never more than one task to give them.  What
 * makes tasks run side by side is not the pool, it is that they are submitted before somebody waits.
 *
 * Try: lesson q2 PROCESSES TASKS SECONDS
 */
#include "lesson.h"

#include <unistd.h>

#include <conc/pool.h>

static int64_t duration;

static struct value *
work_apply(const struct value *task)
{
    printf("@apply task=%ld pid=%d\n", (long)value_number(task), getpid());
    conc_sleep(duration);
    return NULL;
}

static struct value *
work_async(const struct value *task)
{
    printf("@async task=%ld pid=%d\n", (long)value_number(task), getpid());
    conc_sleep(duration);
    return NULL;
}

int
main(int argc, char **argv)
{
    long processes = arg_number(argc, argv, 1, 3), tasks = arg_number(argc, argv, 2, 10);
    duration = arg_seconds(argc, argv, 3, "0.3");
    lesson_begin();
    struct pool *pool = pool_new((unsigned)processes);

    int64_t start = conc_now();
    for (long i = 0; i < tasks; i++) {
        struct value *none;
        pool_apply(pool, work_apply, value_int(i), &none);
        value_free(none);
    }
    printf("@apply_total ms=%ld\n", milliseconds_since(start));

    start = conc_now();
    for (long i = 0; i < tasks; i++) {
        pool_apply_async(pool, work_async, value_int(i), NULL);
    }
    pool_close(pool);
    pool_join(pool);
    printf("@async_total ms=%ld\n", milliseconds_since(start));
    pool_free(pool);
}
