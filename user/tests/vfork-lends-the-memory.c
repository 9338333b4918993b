/* SPDX-License-Identifier: MIT */
/* A vfork child runs in its parent's memory, on its stack, and the parent goes on only after its exec or exit. */
#include "check.h"

static volatile int seen;

/* A function call of the child's must not cost the parent its way back. */
__attribute__((noinline)) static void
leave_a_trace(int value)
{
    volatile char stack[256];

    memset((char *)stack, value, sizeof(stack));
    pause_for(30 * MILLISECOND);
    seen = value;
}

__attribute__((noinline)) static pid_t
child_that_exits(int status)
{
    pid_t child = vfork();

    if (child == 0) {
        leave_a_trace(status);
        _exit(status);
    }
    return child;
}

__attribute__((noinline)) static pid_t
child_that_executes(char *const *arguments)
{
    pid_t child = vfork();

    if (child == 0) {
        leave_a_trace(9);
        execv("/proc/self/exe", arguments);
        _exit(1);
    }
    return child;
}

int
main(int argc, char **argv)
{
    char *arguments[] = { argv[0], "again", NULL };
    pid_t child;

    if (argc > 1) {
        pause_for(50 * MILLISECOND);
        return 4;
    }
    child = child_that_exits(7);
    CHECK_EQ(seen, 7);
    CHECK_EQ(wait_status(child), EXITED(7));
    child = child_that_executes(arguments);
    CHECK_EQ(seen, 9);
    CHECK_EQ(waitpid(child, NULL, WNOHANG), 0);     /* the parent did not wait for its end */
    CHECK_EQ(wait_status(child), EXITED(4));
    return 0;
}
