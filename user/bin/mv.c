/* SPDX-License-Identifier: MIT */
/* mv: renames files, or moves them into a folder. */
#include "user/bin/target.h"

static void
move(const char *from, const char *to)
{
    if (rename(from, to) < 0)
        complain(from);
}

int
main(int argc, char **argv)
{
    tool_start("mv", "FILE... TARGET");
    if (getopt(argc, argv, "") != -1)
        usage();
    each_target(argc - optind, argv + optind, move);
    return tool_end();
}
