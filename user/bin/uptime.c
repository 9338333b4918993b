/* SPDX-License-Identifier: MIT */
/* uptime: the time, how long the machine has been up, and how many threads wanted a CPU over 1, 5 and 15 minutes. */
#include "user/bin/tool.h"

#include "user/bin/procs.h"

int
main(int argc, char **argv)
{
    (void)argv;
    tool_start("uptime", "");
    if (argc > 1)
        usage();
    procs_print_uptime();
    return tool_end();
}
