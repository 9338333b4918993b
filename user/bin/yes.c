/* SPDX-License-Identifier: MIT */
/* yes: prints its arguments (or "y") until nobody reads any more. */
#include "user/bin/tool.h"

int
main(int argc, char **argv)
{
    tool_start("yes", "[WORD]...");
    for (;;) {
        if (argc < 2)
            fputs("y", stdout);
        for (int i = 1; i < argc; i++)
            printf("%s%s", i > 1 ? " " : "", argv[i]);
        if (putchar('\n') == EOF || ferror(stdout))
            die("standard output");
    }
}
