/* SPDX-License-Identifier: MIT */
/* Writing into a pipe that nobody can read is SIGPIPE; with the signal ignored it is EPIPE. */
#include "check.h"

static int ends[2];

static void
write_one(void)
{
    CHECK_EQ(write(ends[1], "x", 1), 1);
}

int
main(void)
{
    CHECK_OK(pipe(ends));
    close(ends[0]);
    CHECK_EQ(run(write_one), KILLED(SIGPIPE));
    signal(SIGPIPE, SIG_IGN);
    CHECK_ERRNO(write(ends[1], "x", 1), EPIPE);
    return 0;
}
