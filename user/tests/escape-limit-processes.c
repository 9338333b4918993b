/* SPDX-License-Identifier: MIT */
/* A fork bomb. Defence: the limit of processes. */
#include "escape.h"

ESCAPE("processes", "--processes", "8");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    for (int i = 0; i < 20; i++) {
        pid_t child = fork();

        if (child < 0)
            return CAUGHT;
        if (child == 0)
            for (;;)
                pause();
    }
    return ESCAPED;
}
