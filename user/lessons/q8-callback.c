/* SPDX-License-Identifier: MIT */
/*
 * Q8  Callbacks: the worker works, the submitter is told.
 *
 * Python: pool.apply_async(f, (i,), callback=done).  f runs in a worker, done(result) in the process that submitted,
 * in a thread of the pool: it sees that process's variables, and while it runs the next callback waits.
 *
 * Look at: the process ids: many workers, one caller of callbacks; that it is not the main thread; the sum, which no worker
 * could have added to.
 *
 * Why: a worker is another process: it cannot change a variable of the submitter.  So its result travels back as a
 * message, and a thread of the pool in the submitter's process reads it and calls the function, one after the
 * other.  That is why the sum needs no lock among callbacks, and why a slow callback delays all that follow.
 *
 * Try: lesson q8 PROCESSES TASKS SECONDS
 */
#include "lesson.h"

#include <unistd.h>

#include <conc/pool.h>

static int64_t duration;
static long sum;

static struct value *
work(const struct value *task)
{
    long n = (long)value_number(task);
    printf("@task task=%ld pid=%d\n", n, getpid());
    conc_sleep(duration);
    return value_list(value_int(n), value_int(n * n), value_int(getpid()));
}

static void
done(const struct value *result, void *arg)
{
    (void)arg;
    long n = (long)value_number(value_at(result, 0)), square = (long)value_number(value_at(result, 1));
    sum += square;
    printf("@callback task=%ld value=%ld worker=%ld pid=%d thread=%d\n", n, square,
           (long)value_number(value_at(result, 2)), getpid(), gettid());
}

int
main(int argc, char **argv)
{
    long processes = arg_number(argc, argv, 1, 3), tasks = arg_number(argc, argv, 2, 6);
    duration = arg_seconds(argc, argv, 3, "0.5");
    lesson_begin();
    struct pool *pool = pool_new((unsigned)processes);
    for (long i = 0; i < tasks; i++) {
        pool_apply_async_callbacks(pool, work, value_int(i), &(struct pool_callbacks){ .done = done }, NULL);
    }
    pool_close(pool);
    pool_join(pool);
    printf("@sum value=%ld pid=%d\n", sum, getpid());
    pool_free(pool);
}
