/* SPDX-License-Identifier: MIT */
/* The same with processes: three threads submit to one or two, ask, cancel and shut down.  Each executor serves 25 rounds, for
 * to make one is dear. */
#include "history-of-executors.h"

#include <conc/process_pool_executor.h>

static void *
number_as_value(long number)
{
    return value_int(number);
}

static long
number_of(void *result)
{
    long number = (long)value_number(result);
    value_free(result);
    return number;
}

static int
work(void *id, void **result)
{
    return work_on((long)value_number(id), result, number_as_value);
}

int
main(int argc, char **argv)
{
    static const struct executor_calls c = {
        .make = process_pool_executor_new, .work = work, .arg = number_as_value, .number = number_of, .lasts = 25,
    };
    return executor_history_main(&c, argc, argv);
}
