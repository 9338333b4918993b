/* SPDX-License-Identifier: MIT */
/* Makes a system call that is not on the list. Defence: the filter. */
#include "escape.h"

ESCAPE("calls", "--calls", "all,-mkdir");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    return caught_unless(mkdir("new", 0700) == 0);
}
