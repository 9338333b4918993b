/* SPDX-License-Identifier: MIT */
/* With WNOHANG wait4 gives 0 while the child runs and its pid once it has ended. */
#include "check.h"

static int gate[2];

static void
child(void)
{
    char c;

    CHECK_EQ(read(gate[0], &c, 1), 1);
}

int
main(void)
{
    int status = 42;
    pid_t pid;
    pid_t waited;

    CHECK_OK(pipe(gate));
    pid = start(child);
    CHECK_EQ(waitpid(pid, &status, WNOHANG), 0);
    CHECK_EQ(status, 42);
    CHECK_EQ(write(gate[1], "x", 1), 1);
    while ((waited = waitpid(pid, &status, WNOHANG)) == 0)
        pause_for(MILLISECOND);
    CHECK_EQ(waited, pid);
    CHECK_EQ(status, EXITED(0));
    return 0;
}
