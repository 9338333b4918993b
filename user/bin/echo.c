/* SPDX-License-Identifier: MIT */
/* echo: prints its arguments, separated by spaces; -n leaves out the line end. */
#include "user/bin/tool.h"

int
main(int argc, char **argv)
{
    int first = 1;
    int newline = 1;

    tool_start("echo", "[-n] [WORD]...");
    if (argc > 1 && strcmp(argv[1], "-n") == 0) {
        newline = 0;
        first = 2;
    }
    for (int i = first; i < argc; i++) {
        if (i > first)
            putchar(' ');
        fputs(argv[i], stdout);
    }
    if (newline)
        putchar('\n');
    return tool_end();
}
