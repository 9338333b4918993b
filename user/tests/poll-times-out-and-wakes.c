/* SPDX-License-Identifier: MIT */
/* poll returns 0 after its timeout and not earlier; without one it sleeps until something is written. */
#include "check.h"

#include <poll.h>

static int ends[2];

static void
writer(void)
{
    pause_for(20 * MILLISECOND);
    CHECK_EQ(write(ends[1], "x", 1), 1);
}

int
main(void)
{
    struct pollfd fds[2];
    long before = now();
    pid_t child;

    CHECK_OK(pipe(ends));
    fds[0] = (struct pollfd){ ends[0], POLLIN, 0 };
    fds[1] = (struct pollfd){ ends[0], POLLIN, 0 };
    CHECK_EQ(poll(fds, 2, 20), 0);
    CHECK(now() - before >= 20 * MILLISECOND);
    child = start(writer);
    CHECK_EQ(poll(fds, 2, -1), 2); /* both entries, though they are one descriptor */
    CHECK_EQ(wait_status(child), EXITED(0));
    CHECK_EQ(poll(fds, 0, 0), 0);
    return 0;
}
