/* SPDX-License-Identifier: MIT */
/* A child and its parent write the same variable, stack and heap; neither sees what the other wrote. */
#include "check.h"

static int global = 1;

int
main(void)
{
    int local = 1;
    int *heap = malloc(sizeof(*heap));
    pid_t child;

    *heap = 1;
    child = fork();
    if (child == 0) {
        global = local = *heap = 2;
        pause_for(20 * MILLISECOND);
        _exit(global + local + *heap);
    }
    global = local = *heap = 5;
    CHECK_EQ(wait_status(child), EXITED(6));
    CHECK_EQ(global, 5);
    CHECK_EQ(local, 5);
    CHECK_EQ(*heap, 5);
    return 0;
}
