/* SPDX-License-Identifier: MIT */
/* Reads a file that the runner had open. Defence: descriptors are closed. */
#include "escape.h"

ESCAPE("descriptors");
ITS_STATUS_TELLS

void
prepare(void)
{
    CHECK_OK(open(SECRET, O_RDONLY));
}

int
attempt(char **arguments)
{
    for (int fd = 3; fd < 16; fd++)
        if (reads_secret(fd))
            return ESCAPED;
    return CAUGHT;
}
