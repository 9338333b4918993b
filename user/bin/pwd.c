/* SPDX-License-Identifier: MIT */
/* pwd: prints the current folder. */
#include "user/bin/tool.h"

int
main(void)
{
    char path[4096];

    tool_start("pwd", "");
    if (getcwd(path, sizeof(path)) == NULL)
        die("current folder");
    puts(path);
    return tool_end();
}
