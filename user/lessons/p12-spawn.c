/* SPDX-License-Identifier: MIT */
/*
 * P12  Spawn against fork, and the program that starts itself for ever.
 *
 * Python: on Linux a Process is forked: the child goes on with a copy of all memory.  On Windows there is no fork: a new
 * interpreter is started (spawn), which imports the main module again, from its first line, and then runs the target.
 * So code that starts processes stands below `if __name__ == "__main__":`; without that the child would start a child of
 * its own while it imports, and so on.  Python refuses it with a RuntimeError.
 *
 * Look at: "the program begins" is printed by the spawned child too; the forked child sees the value that main set, the
 * spawned one the value in the source; and what becomes of `lesson p12 unguarded`: one child, which is refused, and no more.
 *
 * Why: fork gives the child its parent's memory; spawn executes the program file anew, so every variable has the
 * value of the source and main begins again.  A main that starts a process without asking would therefore do so in
 * each child.  A spawned child knows that it is one, and any start before it has come to its guard is refused with
 * an error: that ends the chain.
 *
 * Try: lesson p12 guarded|unguarded VALUE ARGUMENT
 */
#include "lesson.h"

#include <string.h>
#include <unistd.h>

#include <conc/spawn.h>

static long variable = 1;

static int
spawned(const struct value *arg)
{
    printf("@child way=spawn pid=%d ppid=%d variable=%ld argument=%s\n", getpid(), getppid(), variable, value_text(arg));
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
        spawn_guard();
    }
    variable = arg_number(argc, argv, 2, 42);
    const char *argument = arg_text(argc, argv, 3, "hello");
    if (guarded) {
        run(process_new(forked, (void *)argument), "fork");
    }
    run(process_new_spawn(spawned, value_string(argument)), "spawn");
}
