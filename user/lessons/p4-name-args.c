/* SPDX-License-Identifier: MIT */
/*
 * P4  Arguments and names: one process for each entry of a list.
 *
 * Python: for args in people: Process(target=func, args=args).start().  Each child gets its own arguments; p.name is
 * "Process-N" unless name= says otherwise, p.pid is None before start().
 *
 * Look at: the pid, 0 before the start; that parent and child say the same name and pid of the same process; that each child
 * has its own arguments, though all were started from one variable.
 *
 * Why: fork gives the child a copy of all memory as it is at that moment.  So `entry` may be changed right after the start: the
 * child keeps what it was (with threads it would be a race: they share the variable).  The name belongs to the
 * object, of which parent and child have a copy each; the pid belongs to the kernel, which chooses it in fork.
 *
 * Try: lesson p4 NAME_OF_THE_LAST PERSON AGE [PERSON AGE]...
 */
#include "lesson.h"

#include <unistd.h>

#include <conc/process.h>

struct entry {
    const char *person;
    long age;
};

static int
func(void *arg)
{
    struct entry *entry = arg;
    struct process *me = process_current();
    printf("@child name=%s pid=%d ppid=%d person=%s age=%ld\n", process_name(me), getpid(), getppid(), entry->person,
           entry->age);
    return 0;
}

int
main(int argc, char **argv)
{
    static char *people[] = { "小杨", "18", "Bob", "20", "Allen", "55", NULL };
    const char *last_name = arg_text(argc, argv, 1, "Postman");
    char **list = argc > 3 ? argv + 2 : people;
    int count = argc > 3 ? (argc - 2) / 2 : 3;
    struct process *process[count];
    struct entry entry;
    lesson_begin();
    printf("@parent name=%s pid=%d\n", process_name(process_current()), getpid());

    for (int i = 0; i < count; i++) {
        entry = (struct entry){ list[2 * i], arg_number(2 * count, list, 2 * i + 1, 0) };
        process[i] = process_new(func, &entry);
        if (i == count - 1) {
            process_set_name(process[i], last_name);
        }
        pid_t before = process_pid(process[i]);
        process_start(process[i]);
        printf("@started name=%s before=%d pid=%d\n", process_name(process[i]), before, process_pid(process[i]));
    }
    printf("The parent has nothing more to do.\n");
    for (int i = 0; i < count; i++) {
        process_join(process[i]);
    }
}
