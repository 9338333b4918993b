/* SPDX-License-Identifier: MIT */
/* Wrong: the main thread waits for each result and calls the function itself. */
#include "user/lessons/lesson.h"

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
    struct async_result *result[64];
    struct pool *pool = pool_new((unsigned)processes);
    for (long i = 0; i < tasks; i++) {
        pool_apply_async(pool, work, value_int(i), &result[i]);
    }
    for (long i = 0; i < tasks; i++) {
        const struct value *v;
        async_result_get(result[i], &v);
        done(v, NULL);
    }
    pool_close(pool);
    pool_join(pool);
    printf("@sum value=%ld pid=%d\n", sum, getpid());
    pool_free(pool);
}
