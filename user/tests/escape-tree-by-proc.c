/* SPDX-License-Identifier: MIT */
/* Looks at the processes outside through /proc. Defence: chroot, whose tree has no /proc. */
#include "escape.h"

ESCAPE("tree");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    char text[100];
    int fd = open("/proc/1/cmdline", O_RDONLY);

    return caught_unless(fd >= 0 && read(fd, text, sizeof(text)) > 0);
}
