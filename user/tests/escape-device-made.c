/* SPDX-License-Identifier: MIT */
/* Makes a device that it was not given: the log of the machine, here. Defence: a user without CAP_MKNOD. */
#include "escape.h"

#include <sys/capability.h>

ESCAPE("user", "--calls", "all");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    return caught_unless(mknod("log", S_IFCHR | 0666, 0x501) == 0);
}
