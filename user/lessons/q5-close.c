/* SPDX-License-Identifier: MIT */
/*
 * Q5  close, terminate, join: three rules, two ways to end.
 *
 * Python: join() before close() or terminate() is an error (ValueError: Pool is still running); so is apply_async() after
 * close() (ValueError: Pool not running).  close() lets everything that was submitted be done.  terminate() ends the
 * workers with SIGTERM wherever they are, and what was queued is dropped.
 *
 * Look at: the two refusals; all tasks done in the first pool; in the second as many begun as there are workers, and
 * none done.  In CPython whoever waits for such a dropped task waits for ever; here its result is an error.
 *
 * Why: join waits for workers that end, and workers end only after close or terminate: join alone would wait for
 * ever, so it is refused. close lets them go once the last task is done; terminate does not look at the queue, it
 * sends SIGTERM, which interrupts even a sleep.  What was dropped then has no worker that could ever answer for
 * it.
 *
 * Try: lesson q5 PROCESSES TASKS SECONDS
 */
#include "lesson.h"

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
    pool_terminate(pool);
    pool_join(pool);
    printf("@terminated ms=%ld\n", milliseconds_since(start));
    int r = async_result_get(last, &error);
    printf("@dropped get=%s reason=%s\n", r == -EREMOTEIO ? "error" : "value",
           value_number(error) == -ECANCELED ? "cancelled" : "other");
    async_result_free(last);
    pool_free(pool);
}
