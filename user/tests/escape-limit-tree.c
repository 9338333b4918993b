/* SPDX-License-Identifier: MIT */
/* Fills the tree with many files, none of them long. Defence: the limit of size, which is one for all files of the user. */
#include "escape.h"

ESCAPE("size", "--size", "1");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    static char block[65536];
    char name[16];

    for (int i = 0; i < 24; i++) {
        snprintf(name, sizeof(name), "f%d", i);
        if (write(open(name, O_WRONLY | O_CREAT, 0600), block, sizeof(block)) != sizeof(block))
            return CAUGHT;
    }
    return ESCAPED;
}
