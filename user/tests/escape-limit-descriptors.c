/* SPDX-License-Identifier: MIT */
/* Opens more files than it may. Defence: the limit of descriptors. */
#include "escape.h"

ESCAPE("files", "--files", "20");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    for (int i = 0; i < 40; i++)
        if (open("/dev/null", O_RDONLY) < 0)
            return CAUGHT;
    return ESCAPED;
}
