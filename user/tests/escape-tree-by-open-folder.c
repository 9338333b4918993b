/* SPDX-License-Identifier: MIT */
/* Reads a file outside the tree from a folder that the runner has left open. Defence: descriptors are closed. */
#include "escape.h"

ESCAPE("descriptors");
ITS_STATUS_TELLS

void
prepare(void)
{
    CHECK_OK(open("/", O_RDONLY | O_DIRECTORY));
}

int
attempt(char **arguments)
{
    for (int fd = 3; fd < 16; fd++)
        if (reads_secret(openat(fd, &SECRET[1], O_RDONLY)))
            return ESCAPED;
    return CAUGHT;
}
