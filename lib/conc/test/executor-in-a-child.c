/* SPDX-License-Identifier: MIT */
/* A child forked while executors of its parent have workers: theirs are not its own, so they take nothing and say why, and
 * neither a shutdown nor the child's end waits for them; it makes its own.  The parent's go on. */
#include "claim.h"

#include <conc/process.h>
#include <conc/process_pool_executor.h>
#include <conc/thread_pool_executor.h>
#include <conc/value.h>
#include <errno.h>

static struct executor *threads, *processes;

static int
double_it(void *arg, void **result)
{
    *result = (void *)(2 * (intptr_t)arg);
    return 0;
}

static int
double_value(void *arg, void **result)
{
    *result = value_int(2 * value_number(arg));
    return 0;
}

static void
use_threads(struct executor *e)
{
    void *result;
    struct future *f = executor_submit(e, double_it, (void *)21);
    CLAIM(f);
    CLAIM_EQ(future_result_timeout(f, &result, SECONDS(100)), 0);
    CLAIM_EQ((intptr_t)result, 42);
    future_free(f);
}

static void
use_processes(struct executor *e)
{
    void *result;
    struct future *f = executor_submit(e, double_value, value_int(4));
    CLAIM(f);
    CLAIM_EQ(future_result_timeout(f, &result, SECONDS(100)), 0);
    CLAIM_EQ(value_number(result), 8);
    future_free(f);
}

static void
is_refused(struct executor *e, executor_function *function)
{
    void *none = NULL;
    CLAIM(!executor_submit(e, function, NULL));
    CLAIM_EQ(exception_last()->code, -ECHILD);
    CLAIM(strstr(exception_last()->message, "another process"));
    CLAIM(!executor_map(e, function, &none, 1));
    CLAIM_EQ(executor_shutdown_timeout(e, true, SECONDS(100)), -ECHILD);
    executor_shutdown(e, true, true);
}

static int
child(void *arg)
{
    (void)arg;
    is_refused(threads, double_it);
    is_refused(processes, double_value);
    struct executor *own = thread_pool_executor_new(1);
    use_threads(own);
    executor_free(own);
    executor_free(threads);
    return 0;
}

int
main(void)
{
    int code;
    CLAIM(threads = thread_pool_executor_new(2));
    CLAIM(processes = process_pool_executor_new(1));
    use_threads(threads);
    use_processes(processes);
    struct process *p = process_new(child, NULL);
    CLAIM_EQ(process_start(p) | process_join_timeout(p, SECONDS(100)) | process_exitcode(p, &code), 0);
    CLAIM_EQ(code, 0);
    use_threads(threads);
    use_processes(processes);
    executor_free(threads);
    executor_free(processes);
}
