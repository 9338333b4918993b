/* SPDX-License-Identifier: MIT */
/* Wrong: both children are forked; the second puts the variable back and prints the program's first line itself. */
#include "user/lessons/lesson.h"

#include <string.h>
#include <unistd.h>

#include <conc/process.h>

static long variable = 1;

static int
spawned(void *arg)
{
    variable = 1;
    printf("@program pid=%d\n", getpid());
    printf("@child way=spawn pid=%d ppid=%d variable=%ld argument=%s\n", getpid(), getppid(), variable, (char *)arg);
    return 0;
}

static int
forked(void *arg)
{
    printf("@child way=fork pid=%d ppid=%d variable=%ld argument=%s\n", getpid(), getppid(), variable, (char *)arg);
    return 0;
}

static void
run(struct process *p, const char *way)
{
    int code = -1;
    process_start(p);
    process_join(p);
    process_exitcode(p, &code);
    printf("@ended way=%s pid=%d code=%d\n", way, process_pid(p), code);
}

int
main(int argc, char **argv)
{
    lesson_begin();
    printf("@program pid=%d\n", getpid());
    bool guarded = strcmp(arg_word(argc, argv, 1, "guarded|unguarded", "guarded"), "guarded") == 0;
    if (guarded) {
        variable = 1;
    }
    variable = arg_number(argc, argv, 2, 42);
    const char *argument = arg_text(argc, argv, 3, "hello");
    if (guarded) {
        run(process_new(forked, (void *)argument), "fork");
    }
    run(process_new(spawned, (void *)argument), "spawn");
}
