/* SPDX-License-Identifier: MIT */
/* heddle_world_run gives the status of the program it ran; a program that is not there is 127. */
#include "world.h"

int
main(int argc, char **argv)
{
    if (argc > 1)
        return 7;
    SKIP_ON_LINUX();
    CHECK_EQ(run_in_world(argv[0], "inside", 1), EXITED(7));
    CHECK_EQ(run_in_world("/bin/no-such-program", "x", 1), EXITED(127));
    return 0;
}
