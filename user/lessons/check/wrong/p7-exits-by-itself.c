/* SPDX-License-Identifier: MIT */
/* Wrong: nobody is terminated; each child exits by itself, and the exit codes are invented. */
#include "user/lessons/lesson.h"

#include <unistd.h>

#include <conc/process.h>

static int
end_by_itself(void *arg)
{
    conc_sleep(MILLISECONDS(100));
    if (arg) {
        printf("@cleanup pid=%d\n", getpid());
    }
    return arg ? 7 : 15;
}

static int
with_child(void *arg)
{
    (void)arg;
    struct process *p = process_new(end_by_itself, NULL);
    process_start(p);
    process_join(p);
    printf("@orphan pid=%d was=%d ppid=1\n", process_pid(p), getpid());
    return 15;
}

static int
run(int (*target)(void *), void *arg)
{
    struct process *p = process_new(target, arg);
    process_start(p);
    if (target == end_by_itself && !arg) {
        printf("@before pid=%d alive=1 exitcode=none\n", process_pid(p));
    }
    process_join(p);
    return process_pid(p);
}

int
main(void)
{
    lesson_begin();
    printf("@terminated pid=%d alive=0 exitcode=-15\n", run(end_by_itself, NULL));
    printf("@normal pid=%d alive=0 exitcode=7\n", run(end_by_itself, "normal"));
    printf("@killed pid=%d alive=0 exitcode=-9\n", run(end_by_itself, NULL));
    printf("@parent pid=%d alive=0 exitcode=-15\n", run(with_child, NULL));
}
