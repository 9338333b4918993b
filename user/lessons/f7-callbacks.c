/* SPDX-License-Identifier: MIT */
/*
 * F7  Callbacks of futures, in both executors, and of a pool beside them.
 *
 * Python: p.submit(get_page, url).add_done_callback(parse_page): parse_page is given the future and asks for its result. A Pool's
 * apply_async(get_page, (url,), callback=parse_page) is given the result itself. Each parse_page takes half a second.
 *
 * Look at: in which process and which thread each callback runs, and the times. The five of the process executor run one after
 * another, in one thread of the submitting process; so do the pool's. The thread executor's run side by side, each in the thread
 * that did the work. And the last line: a callback added to a future that is done runs in the thread that adds it, before add_done_callback
 * returns.
 *
 * Why: a callback is called by whoever makes the future done. In a thread executor that is the worker's thread. A process
 * cannot call into another; its result comes through a socket, and the one thread that reads the results makes the futures
 * done, one at a time: while it is in a callback, the next result waits.
 *
 * Try: lesson f7 TASKS SECONDS_OF_A_CALLBACK SECONDS_OF_A_TASK
 */
#include "lesson.h"

#include <unistd.h>

#include <conc/pool.h>
#include <conc/process_pool_executor.h>
#include <conc/thread.h>
#include <conc/thread_pool_executor.h>

static int64_t parsing, getting, start;
static long tasks;
static const char *way;

/* The same work for all three. */
static long
get_page(long n)
{
    conc_sleep(getting);
    return n * n;
}

static void
parse_page(const char *given, long value)
{
    const char *name = thread_name(thread_current());
    printf("@callback way=%s given=%s value=%ld pid=%d tid=%d ms=%ld thread=%s\n", way, given, value, getpid(), gettid(),
           milliseconds_since(start), name);
    conc_sleep(parsing);
}

static int
get_in_thread(void *arg, void **result)
{
    *result = (void *)(intptr_t)get_page((long)(intptr_t)arg);
    return 0;
}

static int
get_in_process(void *arg, void **result)
{
    *result = value_int(get_page((long)value_number(arg)));
    return 0;
}

static struct value *
get_in_pool(const struct value *n)
{
    return value_int(get_page((long)value_number(n)));
}

static void
parse_number(struct future *f, void *arg)
{
    void *result;
    (void)arg;
    future_result(f, &result);
    parse_page("future", (long)(intptr_t)result);
}

static void
parse_value(struct future *f, void *arg)
{
    void *result;
    (void)arg;
    future_result(f, &result);
    parse_page("future", (long)value_number(result));
    value_free(result);
}

static void
parse_result(const struct value *result, void *arg)
{
    (void)arg;
    parse_page("value", (long)value_number(result));
}

static void
begin(const char *name)
{
    way = name;
    start = conc_now();
}

static void
in_processes(void)
{
    struct executor *p = process_pool_executor_new((size_t)tasks);
    begin("process");
    for (long n = 0; n < tasks; n++) {
        struct future *f = executor_submit(p, get_in_process, value_int(n));
        future_add_done_callback(f, parse_value, NULL);
        future_free(f);
    }
    executor_free(p);
    printf("@way name=process ms=%ld\n", milliseconds_since(start));
}

static void
in_threads(void)
{
    struct executor *p = thread_pool_executor_new((size_t)tasks);
    struct future *f = NULL;
    begin("thread");
    for (long n = 0; n < tasks; n++) {
        future_free(f);
        f = executor_submit(p, get_in_thread, (void *)n);
        future_add_done_callback(f, parse_number, NULL);
    }
    executor_free(p);
    printf("@way name=thread ms=%ld\n", milliseconds_since(start));
    begin("late");
    future_add_done_callback(f, parse_number, NULL);
    printf("@way name=late ms=%ld\n", milliseconds_since(start));
    future_free(f);
}

static void
in_pool(void)
{
    struct pool *pool = pool_new((unsigned)tasks);
    begin("pool");
    for (long n = 0; n < tasks; n++) {
        pool_apply_async_callbacks(pool, get_in_pool, value_int(n), &(struct pool_callbacks){ .done = parse_result }, NULL);
    }
    pool_close(pool);
    pool_join(pool);
    printf("@way name=pool ms=%ld\n", milliseconds_since(start));
    pool_free(pool);
}

int
main(int argc, char **argv)
{
    tasks = arg_number(argc, argv, 1, 5);
    parsing = arg_seconds(argc, argv, 2, "0.5");
    getting = arg_seconds(argc, argv, 3, "0.1");
    lesson_begin();
    in_processes();
    in_threads();
    in_pool();
    printf("@main pid=%d\n", getpid());
}
