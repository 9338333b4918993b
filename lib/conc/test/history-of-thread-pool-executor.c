/* SPDX-License-Identifier: MIT */
/* Three threads submit to a pool of one or two threads, ask, cancel and shut it down: each history is one in which every task
 * ran once, or not at all and was cancelled, and every answer was true at its time. */
#include "history-of-executors.h"

#include <conc/thread_pool_executor.h>

static void *
number_itself(long number)
{
    return (void *)number;
}

static long
number_of(void *result)
{
    return (long)result;
}

static int
work(void *id, void **result)
{
    return work_on((long)id, result, number_itself);
}

int
main(int argc, char **argv)
{
    static const struct executor_calls c = {
        .make = thread_pool_executor_new, .work = work, .arg = number_itself, .number = number_of, .lasts = 1,
    };
    return executor_history_main(&c, argc, argv);
}
