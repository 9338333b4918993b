/* SPDX-License-Identifier: MIT */
/* A reader gets what was written and then 0, but not before the last of several writers has closed. */
#include "check.h"

static int ends[2];

static void
late_writer(void)
{
    close(ends[0]);
    pause_for(20 * MILLISECOND);
    CHECK_EQ(write(ends[1], "late", 4), 4);
}

int
main(void)
{
    char bytes[16];
    pid_t child;

    CHECK_OK(pipe(ends));
    child = start(late_writer);
    CHECK_EQ(write(ends[1], "early", 5), 5);
    close(ends[1]);
    CHECK_EQ(read(ends[0], bytes, 5), 5);
    CHECK_EQ(read(ends[0], bytes, sizeof(bytes)), 4);
    CHECK_EQ(read(ends[0], bytes, sizeof(bytes)), 0);
    CHECK_EQ(read(ends[0], bytes, sizeof(bytes)), 0);
    CHECK_EQ(wait_status(child), EXITED(0));
    return 0;
}
