/* SPDX-License-Identifier: MIT */
/* Reads a file outside the tree by climbing over its root. Defence: chroot, which ends ".." there. */
#include "escape.h"

ESCAPE("tree");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    return caught_unless(reads_secret(open("../../../.." SECRET, O_RDONLY)));
}
