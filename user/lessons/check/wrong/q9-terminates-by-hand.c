/* SPDX-License-Identifier: MIT */
/* Wrong: the main program waits until the tasks are begun half through, then ends; says it did at once. */
#include "user/lessons/lesson.h"

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
    conc_sleep(duration / 2);
    printf("@main_ends ms=%ld\n", join ? milliseconds_since(start) : 0);
}
