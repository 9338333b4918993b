/* SPDX-License-Identifier: MIT */
/* Wrong: apply_async is followed by get each time, so it is apply under another name; the time it prints is wished for. */
#include "user/lessons/lesson.h"

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
        struct async_result *r;
        pool_apply_async(pool, work_async, value_int(i), &r);
        async_result_wait(r, TIMEOUT_FOREVER);
    }
    pool_close(pool);
    pool_join(pool);
    printf("@async_total ms=%ld\n", milliseconds_since(start) * 4 / 10);
    pool_free(pool);
}
