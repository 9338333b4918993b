/* SPDX-License-Identifier: MIT */
/* seq: prints the whole numbers FIRST (1), FIRST+STEP, ... up to LAST. */
#include "user/bin/tool.h"

int
main(int argc, char **argv)
{
    long first = 1, step = 1, last;

    tool_start("seq", "[FIRST [STEP]] LAST");
    if (argc < 2 || argc > 4)
        usage();
    last = number(argv[argc - 1]);
    if (argc > 2)
        first = number(argv[1]);
    if (argc > 3)
        step = number(argv[2]);
    if (step == 0)
        usage();
    for (long i = first; step > 0 ? i <= last : i >= last; i += step)
        printf("%ld\n", i);
    return tool_end();
}
