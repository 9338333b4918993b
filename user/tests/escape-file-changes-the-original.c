/* SPDX-License-Identifier: MIT */
/* Writes to a file in the tree, which is a link to one outside. Defence: a user of its own, who may only read it. */
#include "escape.h"

ESCAPE("user", "--file", SECRET ":/linked");
NOTHING_TO_PREPARE

int
judge(int status)
{
    (void)status;
    return !reads_secret(open(SECRET, O_RDONLY));
}

int
attempt(char **arguments)
{
    return caught_unless(chmod("/linked", 0666) == 0 && write(open("/linked", O_WRONLY), "changed", 7) == 7);
}
