/* SPDX-License-Identifier: MIT */
/* Writes a file longer than the tree may be. Defence: the limit of size. */
#include "escape.h"

ESCAPE("size", "--size", "1");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    static char block[65536];
    int fd = open("long", O_WRONLY | O_CREAT, 0600);

    for (int i = 0; i < 24; i++)
        if (write(fd, block, sizeof(block)) != sizeof(block))
            return CAUGHT;
    return ESCAPED;
}
