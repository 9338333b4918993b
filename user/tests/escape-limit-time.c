/* SPDX-License-Identifier: MIT */
/* Sleeps for longer than it may. Defence: the limit of time. */
#include "escape.h"

ESCAPE("time", "--time", "1");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    pause_for(2 * SECOND);
    return ESCAPED;
}
