/* SPDX-License-Identifier: MIT */
/* Wrong: the children only say and return start + 1; none of them ever writes to the shared page. */
#include "user/lessons/lesson.h"

#include <unistd.h>

#include <conc/process.h>

static _Alignas(4096) int page[1024] = { 1 };

static int
add_one(void *arg)
{
    (void)arg;
    printf("@child pid=%d count=2 shared_before=2 shared_after=1\n", getpid());
    return page[0] + 1;
}

int
main(void)
{
    struct process *p[10];
    lesson_begin();
    printf("@address count=0x%lx start=1\n", (unsigned long)page);
    for (int i = 0; i < 10; i++) {
        p[i] = process_new(add_one, NULL);
        process_start(p[i]);
    }
    for (int i = 0; i < 10; i++) {
        process_join(p[i]);
    }
    printf("@parent count=1\n");
}
