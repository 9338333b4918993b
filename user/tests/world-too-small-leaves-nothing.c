/* SPDX-License-Identifier: MIT */
/* A world whose memory is too small to begin, however far it comes, takes nothing of the kernel's with it. */
#include "failing.h"
#include "world.h"

#define ENOUGH 400

int
main(int argc, char **argv)
{
    struct heddle_counters before;
    int begun = 0;

    if (argc > 1)
        return 3;
    SKIP_ON_LINUX();
    for (unsigned long frames = 1; frames <= ENOUGH; frames += 100)
        run_in_small_world(argv[0], "inside", frames);
    before = counters_at_rest();
    for (unsigned long frames = 1; frames <= ENOUGH; frames += 1 + frames / 16)
        begun += run_in_small_world(argv[0], "inside", frames) == EXITED(3);
    CHECK(begun > 0);
    check_nothing_is_missing("a small world", ENOUGH, &before);
    return 0;
}
