/* SPDX-License-Identifier: MIT */
/* rmdir: removes empty folders. */
#include "user/bin/tool.h"

int
main(int argc, char **argv)
{
    tool_start("rmdir", "FOLDER...");
    if (getopt(argc, argv, "") != -1 || optind == argc)
        usage();
    for (int i = optind; i < argc; i++)
        if (rmdir(argv[i]) < 0)
            complain(argv[i]);
    return tool_end();
}
