/* SPDX-License-Identifier: MIT */
/* Leaves the tree by fchdir to a folder that the runner has left open. Defence: descriptors are closed. */
#include "escape.h"

ESCAPE("descriptors");
ITS_STATUS_TELLS

void
prepare(void)
{
    CHECK_OK(open("/tmp", O_RDONLY | O_DIRECTORY));
}

int
attempt(char **arguments)
{
    for (int fd = 3; fd < 16; fd++)
        if (fchdir(fd) == 0 && reads_secret(open("..//" SECRET, O_RDONLY)))
            return ESCAPED;
    return CAUGHT;
}
