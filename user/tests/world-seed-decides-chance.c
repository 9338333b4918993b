/* SPDX-License-Identifier: MIT */
/* In a deterministic run the random bytes of a world depend on its seed and on nothing else. */
#include "world.h"

static int
draw(void)
{
    unsigned char byte;

    CHECK_EQ(syscall(SYS_getrandom, &byte, 1, 0), 1);
    return byte & 63;
}

int
main(int argc, char **argv)
{
    long drawn[8];
    int different = 0;

    if (argc > 1)
        return draw();
    SKIP_ON_LINUX();
    if (!is_deterministic())
        skip("only a deterministic run takes all chance from the seed");
    for (int i = 0; i < 8; i++)
        drawn[i] = run_in_world(argv[0], "inside", (unsigned long)i);
    for (int i = 0; i < 8; i++) {
        CHECK_EQ(run_in_world(argv[0], "inside", (unsigned long)i), drawn[i]);
        different += drawn[i] != drawn[0];
    }
    CHECK(different >= 4);
    return 0;
}
