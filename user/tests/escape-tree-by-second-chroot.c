/* SPDX-License-Identifier: MIT */
/* Leaves the tree by changing the root below the current directory, then climbing. Defence: a user without CAP_SYS_CHROOT. */
#include "escape.h"

ESCAPE("user", "--calls", "all");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    if (mkdir("below", 0700) < 0 || chroot("below") < 0)
        return CAUGHT;
    for (int i = 0; i < 10; i++)
        if (chdir("..") < 0)
            return CAUGHT;
    return caught_unless(chroot(".") == 0 && reads_secret(open(SECRET, O_RDONLY)));
}
