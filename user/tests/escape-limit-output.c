/* SPDX-License-Identifier: MIT */
/* Prints more than it may, on both streams. Defence: the limit of output. */
#include "escape.h"

ESCAPE("output", "--output", "4");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    static char line[100];

    for (int i = 0; i < 60; i++)
        (void)!write(1 + i % 2, line, sizeof(line));
    return ESCAPED;
}
