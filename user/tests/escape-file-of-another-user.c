/* SPDX-License-Identifier: MIT */
/* Reads a file in the tree that is for root only. Defence: a user of its own. */
#include "escape.h"

ESCAPE("user", "--file", SECRET ":/private");
ITS_STATUS_TELLS

void
prepare(void)
{
    CHECK_OK(chmod(SECRET, 0600));
}

int
attempt(char **arguments)
{
    return caught_unless(reads_secret(open("/private", O_RDONLY)));
}
