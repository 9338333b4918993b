/* SPDX-License-Identifier: MIT */
/* Wrong: terminate is close: the dropped tasks are done, and only said to be dropped. */
#include "user/lessons/lesson.h"

#include <errno.h>
#include <unistd.h>

#include <conc/pool.h>
#include <conc/semaphore.h>
#include <sys/mman.h>

static int64_t duration;
static struct semaphore *begun;

static struct value *
work(const struct value *task)
{
    printf("@begin task=%ld pid=%d\n", (long)value_number(task), getpid());
    semaphore_release(begun);
    conc_sleep(duration);
    printf("@done task=%ld pid=%d\n", (long)value_number(task), getpid());
    return NULL;
}

static struct pool *
pool_with_tasks(long processes, long tasks, struct async_result **last)
{
    struct pool *pool = pool_new((unsigned)processes);
    for (long i = 0; i < tasks; i++) {
        pool_apply_async(pool, work, value_int(i), i == tasks - 1 ? last : NULL);
    }
    return pool;
}

static const char *
answer(int r)
{
    return r == -EINVAL ? "not_running" : r == -EBUSY ? "still_running" : r == 0 ? "allowed" : "other";
}

int
main(int argc, char **argv)
{
    long processes = arg_number(argc, argv, 1, 2), tasks = arg_number(argc, argv, 2, 5);
    struct async_result *last;
    const struct value *error = NULL;
    duration = arg_seconds(argc, argv, 3, "0.5");
    lesson_begin();
    begun = mmap(NULL, sizeof *begun, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    semaphore_init(begun, 0);

    int64_t start = conc_now();
    struct pool *pool = pool_with_tasks(processes, tasks, &last);
    printf("@join_first answer=%s\n", answer(pool_join(pool)));
    pool_close(pool);
    printf("@submit_late answer=%s\n", answer(pool_apply_async(pool, work, NULL, NULL)));
    pool_join(pool);
    printf("@closed ms=%ld\n", milliseconds_since(start));
    async_result_free(last);
    pool_free(pool);

    semaphore_init(begun, 0);
    pool = pool_with_tasks(processes, tasks, &last);
    for (long i = 0; i < processes && i < tasks; i++) {
        semaphore_acquire(begun);
    }
    start = conc_now();
    printf("@terminated ms=%ld\n", milliseconds_since(start));
    pool_close(pool);
    pool_join(pool);
    int r = async_result_get(last, &error);
    printf("@dropped get=%s reason=%s\n", r <= 0 ? "error" : "value",
           "cancelled");
    async_result_free(last);
    pool_free(pool);
}
