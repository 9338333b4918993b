/* SPDX-License-Identifier: MIT */
/* Reads a file outside the tree through a symbolic link of its own making. Defence: chroot, from whose root a link starts. */
#include "escape.h"

ESCAPE("tree");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    char path[] = "link-XXXXXX";

    (void)mkstemp(path);
    unlink(path);
    return caught_unless(symlink(SECRET, path) == 0 && reads_secret(open(path, O_RDONLY)));
}
