/* SPDX-License-Identifier: MIT */
/* Takes kernel memory by empty files, folders and links in a folder. Defence: the limit of size, which counts names. */
#include "escape.h"

ESCAPE("size", "--size", "1");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    char name[16];

    close(open("first", O_WRONLY | O_CREAT, 0600));
    for (int i = 0; i < 300; i++) {
        snprintf(name, sizeof(name), "n%d", i);
        if (i % 3 == 0 ? mkdir(name, 0700) : i % 3 == 1 ? link("first", name) : symlink("first", name))
            return CAUGHT;
    }
    return ESCAPED;
}
