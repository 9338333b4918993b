/* SPDX-License-Identifier: MIT */
/* Takes kernel memory by full pipes. Defence: the limit of descriptors, two of which a pipe takes. */
#include "escape.h"

ESCAPE("files", "--files", "20");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    static char full[4096];
    int ends[2];

    for (int i = 0; i < 20; i++) {
        if (pipe2(ends, O_NONBLOCK) < 0)
            return CAUGHT;
        while (write(ends[1], full, sizeof(full)) > 0)
            ;
    }
    return ESCAPED;
}
