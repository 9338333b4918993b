/* SPDX-License-Identifier: MIT */
/* A thousand processes one after the other: pids, frames and zombies are all given back. */
#include "check.h"

static void
nothing(void)
{
}

int
main(void)
{
    long before;

    CHECK_EQ(run(nothing), EXITED(0));
    before = frames_at_rest();
    for (int i = 0; i < 1000; i++)
        CHECK_EQ(run(nothing), EXITED(0));
    CHECK_EQ(frames_at_rest(), before);
    return 0;
}
