/* SPDX-License-Identifier: MIT */
/* A process blocked in select wakes when another writes into one of many pipes. */
#include "check.h"

#include <sys/select.h>

#define PIPES 20
#define THE_ONE 13

static int ends[PIPES][2];

static void
writer(void)
{
    pause_for(20 * MILLISECOND);
    CHECK_EQ(write(ends[THE_ONE][1], "x", 1), 1);
}

int
main(void)
{
    fd_set reads;
    pid_t child;

    FD_ZERO(&reads);
    for (int i = 0; i < PIPES; i++) {
        CHECK_OK(pipe(ends[i]));
        FD_SET(ends[i][0], &reads);
    }
    child = start(writer);
    CHECK_EQ(select(ends[PIPES - 1][0] + 1, &reads, NULL, NULL, NULL), 1);
    for (int i = 0; i < PIPES; i++)
        CHECK_EQ(!!FD_ISSET(ends[i][0], &reads), i == THE_ONE);
    CHECK_EQ(wait_status(child), EXITED(0));
    return 0;
}
