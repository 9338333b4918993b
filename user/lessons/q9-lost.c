/* SPDX-License-Identifier: MIT */
/*
 * Q9  The main program ends without join: the tasks are lost.
 *
 * Python: the workers of a pool are daemon processes.  When the main program comes to its end they are terminated, whatever
 * they are doing, and nothing says so.  With close() and join() everything is done.
 *
 * Look at: it ends at once, and no task is done; `lesson q9 joined` does them all.
 *
 * Why: the end of main is what ends daemon processes, and a pool's workers are such.  Nothing was wrong with the
 * tasks, so nobody reports an error; they were only never waited for. close() says that no more will come, join()
 * keeps main from ending before the last answer: together they are the waiting that was missing.
 *
 * Try: lesson q9 lost|joined PROCESSES TASKS SECONDS
 */
#include "lesson.h"

#include <string.h>
#include <unistd.h>

#include <conc/pool.h>

static int64_t duration;

static struct value *
work(const struct value *task)
{
    printf("@begin task=%ld pid=%d\n", (long)value_number(task), getpid());
    conc_sleep(duration);
    printf("@done task=%ld pid=%d\n", (long)value_number(task), getpid());
    return NULL;
}

int
main(int argc, char **argv)
{
    bool join = strcmp(arg_word(argc, argv, 1, "lost|joined", "lost"), "joined") == 0;
    long processes = arg_number(argc, argv, 2, 3), tasks = arg_number(argc, argv, 3, 6);
    duration = arg_seconds(argc, argv, 4, "0.5");
    lesson_begin();
    int64_t start = conc_now();
    struct pool *pool = pool_new((unsigned)processes);
    for (long i = 0; i < tasks; i++) {
        pool_apply_async(pool, work, value_int(i), NULL);
    }
    if (join) {
        pool_close(pool);
        pool_join(pool);
    }
    printf("@main_ends ms=%ld\n", milliseconds_since(start));
}
