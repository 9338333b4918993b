/* SPDX-License-Identifier: MIT */
/* A writer blocked in a full pipe wakes when the last reader closes; what it wrote before counts, then EPIPE. */
#include "check.h"

static int ends[2];
static char bytes[1 << 20];

static void
writer(void)
{
    ssize_t n;

    close(ends[0]);
    signal(SIGPIPE, SIG_IGN);
    n = write(ends[1], bytes, sizeof(bytes));
    CHECK(n == -1 || (n > 0 && n < (ssize_t)sizeof(bytes)));
    CHECK_ERRNO(write(ends[1], bytes, 1), EPIPE);
}

int
main(void)
{
    char c;
    pid_t child;

    CHECK_OK(pipe(ends));
    child = start(writer);
    close(ends[1]);
    CHECK_EQ(read(ends[0], &c, 1), 1);
    pause_for(20 * MILLISECOND);
    close(ends[0]);
    CHECK_EQ(wait_status(child), EXITED(0));
    return 0;
}
