/* SPDX-License-Identifier: MIT */
/* Wrong: the daemon is terminated only when the other child has ended. */
#include "user/lessons/lesson.h"

#include <unistd.h>

#include <conc/process.h>

static int
child(void *arg)
{
    if (!arg) {
        printf("@daemon pid=%d own_child=refused\n", getpid());
        conc_sleep(SECONDS(10));
    }
    conc_sleep(SECONDS(1));
    printf("@child_done pid=%d\n", getpid());
    return 0;
}

int
main(void)
{
    lesson_begin();
    struct process *d = process_new(child, NULL), *c = process_new(child, "other");
    process_start(d);
    process_start(c);
    printf("@flag after_start=refused\n");
    conc_sleep(MILLISECONDS(200));
    printf("@main end\n");
    process_join(c);
    process_terminate(d);
}
